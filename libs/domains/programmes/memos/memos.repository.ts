import { Injectable } from '@nestjs/common';
import { type Actor, SubjectOf } from '@app/auth';
import { type Card, Database, type Page, type PageRequest, type Sql, containing, every, orderBy, sql, translating } from '@app/database';
import { NotFound } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { TASK } from '@programmes/tasks/nouns';
import { Memo, type MemoVisibility, TASK_FKEY, USER_FKEY } from './memo.entity';
import type { MemoFacts } from './memos.policy';
import { cardOf, facts, visibleTo } from './memos.scope';

export interface MemoQuery extends PageRequest {
  readonly user_id?: number;
  readonly task_id?: number;
  readonly author_id?: number;
  readonly visibility?: MemoVisibility;
  readonly pinned?: boolean;
  readonly search?: string;
  readonly ordering: readonly string[];
}

const refusals = { [TASK_FKEY]: () => new NotFound(TASK), [USER_FKEY]: () => new NotFound(USER) };
const sortable = { created_at: sql`m.created_at`, updated_at: sql`m.updated_at`, pinned: sql`m.pinned` };

@Injectable()
export class MemosRepository {
  constructor(private readonly db: Database) {}

  /** A memo as the viewer may see it. */
  find(viewer: Actor, id: number): Promise<Card<Memo> | undefined> {
    return this.db.row(sql<Card<Memo>>`
      SELECT m.id, m.version, ${cardOf(sql`m`)}::text AS card FROM memos m WHERE m.id = ${id} AND ${visibleTo(viewer)}`);
  }

  @SubjectOf('memo')
  subject(id: number): Promise<MemoFacts | undefined> {
    return this.db.row(sql<MemoFacts>`SELECT ${facts} FROM memos m WHERE m.id = ${id}`);
  }

  /** Holds the row until the transaction ends, so that two writers cannot both read the old state. */
  findForUpdate(id: number): Promise<Memo | null> {
    return this.db.hold(Memo, sql`id = ${id}`);
  }

  /** What is about somebody, and what they alone could read: held until the transaction ends. */
  findPersonalForUpdate(user_id: number): Promise<Memo[]> {
    return this.db.holdAll(Memo, sql`(user_id = ${user_id} OR (author_id = ${user_id} AND visibility = 'private')) ORDER BY id`);
  }

  /** What is told is put together for the rows of the page only, not for those before it. */
  list(viewer: Actor, { ordering, page, page_size, ...filter }: MemoQuery): Promise<Page<Memo>> {
    return this.db.page(
      {
        select: sql`m.*`,
        as: cardOf(sql`row`),
        from: sql`memos m`,
        where: every(visibleTo(viewer), ...filtered(filter)),
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

  async remove({ id }: Memo): Promise<void> {
    await this.db.rows(sql`DELETE FROM memos WHERE id = ${id}`);
  }
}

type Filter = Omit<MemoQuery, 'ordering' | keyof PageRequest>;

const filtered = ({ user_id, task_id, author_id, visibility, pinned, search }: Filter): (Sql | undefined | false | '' | 0)[] => [
  user_id && sql`m.user_id = ${user_id}`,
  task_id && sql`m.task_id = ${task_id}`,
  author_id && sql`m.author_id = ${author_id}`,
  visibility && sql`m.visibility = ${visibility}`,
  pinned !== undefined && sql`m.pinned = ${pinned}`,
  search && matching(search),
];

/** Two letters have an index of their own: pg_trgm needs three. */
function matching(search: string): Sql {
  const text = search.normalize('NFC').toLowerCase();
  return [...text].length === 2 ? sql`bigrams(lower(m.body)) @> ARRAY[${text}]` : sql`lower(m.body) LIKE ${containing(text)}`;
}
