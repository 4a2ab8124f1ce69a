import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { TasksService } from '@programmes/tasks';
import { UsersService } from '@organisation/users';
import { Memo, type MemoChange, type NewMemo } from './memo.entity';
import { MemoNotShareable } from './memos.errors';
import { MemoChanged, MemoRemoved, MemoWritten, memoIds } from './memos.events';
import { MEMO } from './nouns';
import { type MemoFacts, MemosPolicy } from './memos.policy';
import { type MemoQuery, MemosRepository } from './memos.repository';
import type { MemoView } from './memos.view';

@Injectable()
export class MemosService {
  constructor(
    private readonly memos: MemosRepository,
    private readonly users: UsersService,
    private readonly tasks: TasksService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: MemoQuery): Promise<Page<MemoView>> {
    return this.memos.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<MemoView>> {
    const memo = await this.memos.find(actor, id);
    if (!memo) throw new NotFound(MEMO);
    return withPermissions(MemosPolicy.read, actor, memo);
  }

  /** About a person or a task that the author sees. */
  write(actor: Actor, draft: NewMemo): Promise<JsonResource<MemoView>> {
    authorize(MemosPolicy.create, actor);
    const memo = Memo.write(draft, { id: actor.id, company_id: companyOf(actor) });
    return this.db.transaction(async () => {
      if (memo.user_id !== null) await this.users.get(actor, memo.user_id);
      if (memo.task_id !== null) await this.tasks.get(actor, memo.task_id);
      await this.memos.add(memo);
      await this.expectShareable(actor, memo);
      this.audit.record(actor, 'memo.create', memo);
      this.events.publish(MemoWritten, memoIds(memo));
      return this.get(actor, memo.id);
    });
  }

  update(actor: Actor, id: number, change: MemoChange, expected?: ExpectedVersion): Promise<JsonResource<MemoView>> {
    return this.db.transaction(async () => {
      const { memo, facts } = await this.held(actor, id);
      authorize(MemosPolicy.update, actor, facts);
      expectVersion(memo, expected);
      memo.change(change);
      await this.memos.save(memo);
      // What was shared in a pair that is over stays as it is, until it is to be shared anew.
      if (memo.visibility !== facts.visibility) await this.expectShareable(actor, memo);
      this.audit.record(actor, 'memo.update', memo);
      this.events.publish(MemoChanged, memoIds(memo));
      return this.get(actor, id);
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const { memo, facts } = await this.held(actor, id);
      authorize(MemosPolicy.delete, actor, facts);
      expectVersion(memo, expected);
      await this.drop(actor, memo);
    });
  }

  /** Called by the worker: of whom nothing is left, no notes are, either, nor those that only they could read. */
  async forgetPerson(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const memo of await this.memos.findPersonalForUpdate(user_id)) await this.drop(null, memo);
    });
  }

  /** Called by the worker: what somebody has shared gives way to a tombstone. */
  expireWordsOf(user_id: number): Promise<void> {
    return this.memos.bury(user_id);
  }

  private async drop(actor: Actor | null, memo: Memo): Promise<void> {
    await this.memos.remove(memo);
    this.audit.record(actor, 'memo.remove', memo);
    this.events.publish(MemoRemoved, memoIds(memo));
  }

  /** What you may not see does not exist. */
  private async held(actor: Actor, id: number): Promise<{ memo: Memo; facts: MemoFacts }> {
    const memo = await this.memos.findForUpdate(id);
    const facts = memo && (await this.memos.subject(id));
    if (!facts || !MemosPolicy.read(actor, facts)) throw new NotFound(MEMO);
    return { memo, facts };
  }

  /** The pairs are asked where the memo is, so that they are those by which it is read. */
  private async expectShareable(actor: Actor, { id }: Memo): Promise<void> {
    if (!MemosPolicy.share(actor, (await this.memos.subject(id))!)) throw new MemoNotShareable();
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(MemosPolicy.create);
  return company_id;
}
