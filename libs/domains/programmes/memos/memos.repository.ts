import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import {
  Database,
  type IdsRequest,
  type Instant,
  type JsonResource,
  type Page,
  type PageRequest,
  among,
  and,
  between,
  matching,
  orderBy,
  sql,
  touched,
  translating,
} from '@app/database';
import { NotFound } from '@app/errors';
import { TOMBSTONE } from '@app/personal-data';
import { USER } from '@organisation/users/nouns';
import { TASK } from '@programmes/tasks/nouns';
import { Memo, type MemoVisibility, TASK_FKEY, USER_FKEY } from './memo.entity';
import type { MemoFacts } from './memos.policy';
import { memoFacts, memosVisibleTo } from './memos.scope';
import { type MemoView, memoView } from './memos.view';

export interface MemoQuery extends IdsRequest {
  readonly user_id?: readonly number[];
  readonly task_id?: readonly number[];
  readonly author_id?: readonly number[];
  readonly visibility?: readonly MemoVisibility[];
  /** `_after` is inclusive, `_before` exclusive. */
  readonly created_after?: Instant;
  readonly created_before?: Instant;
  readonly updated_after?: Instant;
  readonly updated_before?: Instant;
  readonly pinned?: boolean;
  readonly search?: string;
  readonly ordering: readonly string[];
}

const refusals = { [TASK_FKEY]: () => new NotFound(TASK), [USER_FKEY]: () => new NotFound(USER) };
const sortable = { created_at: sql`m.created_at`, updated_at: sql`m.updated_at`, pinned: sql`m.pinned` };

@Injectable()
export class MemosRepository {
  constructor(private readonly db: Database) {}

  /** Gets a memo that the viewer can see, with the facts that decide its permissions. */
  find(viewer: Actor, id: number): Promise<(JsonResource<MemoView> & MemoFacts) | undefined> {
    return this.db.row(sql<JsonResource<MemoView> & MemoFacts>`
      SELECT m.id, m.version, ${memoView(sql`m`)}::text AS json, ${memoFacts} FROM memos m WHERE m.id = ${id} AND ${memosVisibleTo(viewer)}`);
  }

  @FindsResource('memo')
  subject(id: number): Promise<MemoFacts | undefined> {
    return this.db.row(sql<MemoFacts>`SELECT ${memoFacts} FROM memos m WHERE m.id = ${id}`);
  }

  /** Locks the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Memo | null> {
    return this.db.findForUpdate(Memo, sql`id = ${id}`);
  }

  /** Locks the memos about a person and the person's private memos until the transaction ends. */
  findPersonalForUpdate(user_id: number): Promise<Memo[]> {
    return this.db.findAllForUpdate(Memo, sql`(user_id = ${user_id} OR (author_id = ${user_id} AND visibility = 'private')) ORDER BY id`);
  }

  /** Replaces the text of all memos of an author by a tombstone. */
  async bury(author_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE memos SET body = ${TOMBSTONE}, ${touched(Memo)} WHERE author_id = ${author_id} AND body <> ${TOMBSTONE}`);
  }

  /** Builds the JSON for the rows of the page only, not for the skipped ones. */
  list(viewer: Actor, { ordering, page, page_size, ...filter }: MemoQuery): Promise<Page<MemoView>> {
    return this.db.page(
      {
        select: sql`m.*`,
        as: memoView(sql`row`),
        from: sql`memos m`,
        where: and(memosVisibleTo(viewer), ...filtered(filter)),
        order: orderBy(ordering, sortable, sql`m.id`),
      },
      { page, page_size },
    );
  }

  async add(memo: Memo): Promise<void> {
    await translating(this.db.add(memo), refusals);
  }

  save(memo: Memo): Promise<void> {
    return this.db.save(memo);
  }

  /** Renews the version of a memo whose attachments have changed. */
  async touch({ id }: Memo): Promise<void> {
    await this.db.rows(sql`UPDATE memos SET ${touched(Memo)} WHERE id = ${id}`);
  }

  async remove({ id }: Memo): Promise<void> {
    await this.db.rows(sql`DELETE FROM memos WHERE id = ${id}`);
  }
}

type Filter = Omit<MemoQuery, 'ordering' | keyof PageRequest>;

const filtered = ({ ids, user_id, task_id, author_id, visibility, pinned, search, ...filter }: Filter) => [
  among(sql`m.id`, ids),
  among(sql`m.user_id`, user_id),
  among(sql`m.task_id`, task_id),
  among(sql`m.author_id`, author_id),
  among(sql`m.visibility`, visibility),
  pinned !== undefined && sql`m.pinned = ${pinned}`,
  ...between(sql`m.created_at`, filter.created_after, filter.created_before),
  ...between(sql`m.updated_at`, filter.updated_after, filter.updated_before),
  search && matching(sql`lower(m.body)`, search),
];
