import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, orderBy, sql } from '@app/database';
import { readableDocument } from '@knowledge/documents';
import { isAdmin } from '@organisation/users';
import { CuratedAnswer, CuratedAnswerStatus, type CuratedDocument } from './curated-answer.entity';
import { type CuratedAnswerView, curatedAnswerView, isStaleAnswer } from './curated-answers.view';
import type { CuratedAnswerFacts } from './curated-answers.policy';
import { curatedAnswersVisibleTo } from './curated-answers.scope';

export interface CuratedAnswerQuery extends IdsRequest {
  readonly status?: readonly CuratedAnswerStatus[];
  readonly is_stale?: boolean;
  readonly ordering: readonly string[];
}

const sortable = { updated_at: sql`c.updated_at`, created_at: sql`c.created_at` };

@Injectable()
export class CuratedAnswersRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, id: number): Promise<(JsonResource<CuratedAnswerView> & CuratedAnswerFacts) | undefined> {
    return this.db.row(sql<JsonResource<CuratedAnswerView> & CuratedAnswerFacts>`
      SELECT c.id, c.version, ${curatedAnswerView(viewer, sql`c`)}::text AS json, c.company_id, c.author_id, c.status
      FROM curated_answers c WHERE c.id = ${id} AND ${curatedAnswersVisibleTo(viewer)}`);
  }

  @FindsResource('curated_answer')
  subject(id: number): Promise<CuratedAnswerFacts | undefined> {
    return this.db.row(sql<CuratedAnswerFacts>`SELECT c.company_id, c.author_id, c.status FROM curated_answers c WHERE c.id = ${id}`);
  }

  findForUpdate(id: number): Promise<CuratedAnswer | null> {
    return this.db.findForUpdate(CuratedAnswer, sql`id = ${id}`);
  }

  list(viewer: Actor, { ids, status, is_stale, ordering, page, page_size }: CuratedAnswerQuery): Promise<Page<CuratedAnswerView>> {
    return this.db.page(
      {
        select: sql`c.*`,
        as: curatedAnswerView(viewer, sql`row`),
        from: sql`curated_answers c`,
        where: and(
          curatedAnswersVisibleTo(viewer),
          among(sql`c.id`, ids),
          among(sql`c.status`, status),
          is_stale === undefined ? undefined : sql`${isStaleAnswer(sql`c`)} = ${is_stale}`,
        ),
        order: orderBy(ordering, sortable, sql`c.id`),
      },
      { page, page_size },
    );
  }

  /** The published answer to questions with these words. */
  answering(company_id: string, key: string): Promise<Pick<CuratedAnswer, 'id' | 'answer'> | undefined> {
    return this.db.row(sql<Pick<CuratedAnswer, 'id' | 'answer'>>`
      SELECT c.id, c.answer FROM curated_answers c
      WHERE c.company_id = ${company_id} AND c.status = 'published' AND c.question_keys @> ARRAY[${key}] ORDER BY c.id LIMIT 1`);
  }

  /** The given documents, with the numbers of their published versions. Documents that the viewer may not read are left out. */
  readable(viewer: Actor, document_ids: readonly number[]): Promise<CuratedDocument[]> {
    return this.db.rows(sql<CuratedDocument>`
      SELECT d.id AS document_id, v.number AS version
      FROM documents d JOIN document_versions v ON v.id = d.published_version_id AND v.company_id = d.company_id
      WHERE d.id = ANY (${document_ids}::int[]) AND ${readableDocument(viewer, sql`d`)} ORDER BY d.id`);
  }

  /** Ids of the admins of a company, who publish and decline. Unscoped: for the worker only. */
  async admins(company_id: string): Promise<number[]> {
    const admins = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM users u WHERE u.company_id = ${company_id} AND ${isAdmin(sql`u`)} ORDER BY u.id`);
    return admins.map(({ id }) => id);
  }

  /** Serialises publishing in a company, so that no two answers are published for the same words. */
  async queueForPublishing(company_id: string): Promise<void> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`curated answers of ${company_id}`}, 0))`);
  }

  async isTaken({ id, company_id, question_keys }: CuratedAnswer): Promise<boolean> {
    const other = await this.db.row(sql`
      SELECT FROM curated_answers c
      WHERE c.company_id = ${company_id} AND c.status = 'published' AND c.question_keys && ${question_keys}::text[] AND c.id <> ${id} LIMIT 1`);
    return other !== undefined;
  }

  add(answer: CuratedAnswer): Promise<void> {
    return this.db.add(answer);
  }

  save(answer: CuratedAnswer): Promise<void> {
    return this.db.save(answer);
  }

  async remove({ id }: CuratedAnswer): Promise<void> {
    await this.db.rows(sql`DELETE FROM curated_answers WHERE id = ${id}`);
  }
}
