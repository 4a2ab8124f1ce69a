import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { AttachmentsService } from '@library/attachments';
import { TasksService } from '@programmes/tasks';
import { UsersService } from '@organisation/users';
import { Memo, type MemoChange, type NewMemo } from './memo.entity';
import { MemoNotShareable } from './memos.errors';
import { MemoChanged, MemoRemoved, MemoWritten, memoIds } from './memos.events';
import { MEMO } from './nouns';
import { type MemoFacts, MemosPolicy } from './memos.policy';
import { type MemoQuery, MemosRepository } from './memos.repository';
import type { MemoView } from './memos.view';

/** IDs of the files of a memo. */
interface WithFiles {
  readonly upload_ids?: readonly string[];
}

@Injectable()
export class MemosService {
  constructor(
    private readonly memos: MemosRepository,
    private readonly users: UsersService,
    private readonly tasks: TasksService,
    private readonly attachments: AttachmentsService,
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

  /** Creates a memo. Throws `NotFound` unless the author can see the person or the task. */
  async write(actor: Actor, { upload_ids, ...draft }: NewMemo & WithFiles): Promise<JsonResource<MemoView>> {
    authorize(MemosPolicy.create, actor);
    const files = await this.attachments.receive(actor, upload_ids);
    const memo = Memo.write(draft, { id: actor.id, company_id: companyOf(actor) });
    return this.db.transaction(async () => {
      if (memo.user_id !== null) await this.users.get(actor, memo.user_id);
      if (memo.task_id !== null) await this.tasks.get(actor, memo.task_id);
      await this.memos.add(memo);
      await this.expectShareable(actor, memo);
      await this.attachments.attach(actor, thingOf(memo), files);
      this.audit.record(actor, 'memo.create', memo);
      this.events.publish(MemoWritten, memoIds(memo));
      return this.get(actor, memo.id);
    });
  }

  async update(
    actor: Actor,
    id: number,
    { upload_ids, ...change }: MemoChange & WithFiles,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<MemoView>> {
    const files = await this.received(actor, id, upload_ids);
    return this.db.transaction(async () => {
      const { memo, facts } = await this.held(actor, id);
      authorize(MemosPolicy.update, actor, facts);
      expectVersion(memo, expected);
      memo.change(change);
      await this.memos.save(memo);
      if (await this.attachments.attach(actor, thingOf(memo), files)) await this.memos.touch(memo);
      // An unchanged visibility is not checked: a memo stays editable after its mentorship has ended.
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

  /** Called by the worker after a person was anonymised. Deletes the memos about them and their private ones. */
  async forgetPerson(user_id: number): Promise<void> {
    await this.db.transaction(async () => {
      for (const memo of await this.memos.findPersonalForUpdate(user_id)) await this.drop(null, memo);
    });
  }

  /** Called by the worker. Replaces the texts of the shared memos of a person by tombstones. */
  expireWordsOf(user_id: number): Promise<void> {
    return this.memos.bury(user_id);
  }

  private async drop(actor: Actor | null, memo: Memo): Promise<void> {
    await this.memos.remove(memo);
    await this.attachments.removeOf(actor, 'memo', [memo.id]);
    this.audit.record(actor, 'memo.remove', memo);
    this.events.publish(MemoRemoved, memoIds(memo));
  }

  /** Verifies the new files of a memo that the actor may change. */
  private async received(actor: Actor, id: number, upload_ids?: readonly string[]) {
    if (!upload_ids) return undefined;
    const memo = await this.memos.find(actor, id);
    if (!memo) throw new NotFound(MEMO);
    authorize(MemosPolicy.update, actor, memo);
    return this.attachments.receive(actor, upload_ids, thingOf(memo));
  }

  /** Locks a memo. Throws `NotFound` if the actor cannot read it. */
  private async held(actor: Actor, id: number): Promise<{ memo: Memo; facts: MemoFacts }> {
    const memo = await this.memos.findForUpdate(id);
    const facts = memo && (await this.memos.subject(id));
    if (!facts || !MemosPolicy.read(actor, facts)) throw new NotFound(MEMO);
    return { memo, facts };
  }

  /** Reads the mentorships by the query that decides about reading, so that both agree. */
  private async expectShareable(actor: Actor, { id }: Memo): Promise<void> {
    if (!MemosPolicy.share(actor, (await this.memos.subject(id))!)) throw new MemoNotShareable();
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(MemosPolicy.create);
  return company_id;
}

const thingOf = ({ id, company_id }: { readonly id: number | string; readonly company_id: string }) => ({
  resource: 'memo',
  id,
  company_id,
});
