import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, orderBy, sql } from '@app/database';
import type { Language } from '@app/i18n';
import { readableDocument } from '@knowledge/documents';
import { type KnowledgeGapStatus, KnowledgeGap } from './knowledge-gap.entity';
import { type KnowledgeGapView, gapView } from './knowledge-gaps.view';
import type { GapFacts } from './knowledge-gaps.policy';
import { gapsVisibleTo } from './knowledge-gaps.scope';

export interface GapQuery extends IdsRequest {
  readonly status?: readonly KnowledgeGapStatus[];
  readonly ordering: readonly string[];
}

/** A question that was not answered, or whose answer was unhelpful. It names no person. */
export interface MissedQuestion {
  readonly company_id: string;
  readonly key: string;
  readonly question: string;
  readonly language: Language;
  readonly is_unhelpful: boolean;
}

const sortable = {
  asked_count: sql`g.asked_count`,
  unhelpful_count: sql`g.unhelpful_count`,
  last_asked_on: sql`g.last_asked_on`,
  first_asked_on: sql`g.first_asked_on`,
};

@Injectable()
export class KnowledgeGapsRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, id: number): Promise<(JsonResource<KnowledgeGapView> & GapFacts) | undefined> {
    return this.db.row(sql<JsonResource<KnowledgeGapView> & GapFacts>`
      SELECT g.id, g.version, ${gapView(viewer, sql`g`)}::text AS json, g.company_id FROM knowledge_gaps g WHERE g.id = ${id} AND ${gapsVisibleTo(viewer)}`);
  }

  @FindsResource('knowledge_gap')
  subject(id: number): Promise<GapFacts | undefined> {
    return this.db.row(sql<GapFacts>`SELECT g.company_id FROM knowledge_gaps g WHERE g.id = ${id}`);
  }

  findForUpdate(id: number): Promise<KnowledgeGap | null> {
    return this.db.findForUpdate(KnowledgeGap, sql`id = ${id}`);
  }

  list(viewer: Actor, { ids, status, ordering, page, page_size }: GapQuery): Promise<Page<KnowledgeGapView>> {
    return this.db.page(
      {
        select: sql`g.*`,
        as: gapView(viewer, sql`row`),
        from: sql`knowledge_gaps g`,
        where: and(gapsVisibleTo(viewer), among(sql`g.id`, ids), among(sql`g.status`, status)),
        order: orderBy(ordering, sortable, sql`g.id`),
      },
      { page, page_size },
    );
  }

  /** Counts a question that nothing answers, or whose answer was unhelpful. The first such question creates the gap. */
  async countMissed({ company_id, key, question, language, is_unhelpful }: MissedQuestion): Promise<void> {
    const [asked, unhelpful] = is_unhelpful ? [0, 1] : [1, 0];
    await this.db.rows(sql`
      INSERT INTO knowledge_gaps AS g (company_id, question_key, question, language, asked_count, unhelpful_count, first_asked_on, last_asked_on)
      VALUES (${company_id}, ${key}, ${question}, ${language}, ${asked}, ${unhelpful}, current_date, current_date)
      ON CONFLICT (company_id, question_key) DO UPDATE SET asked_count = g.asked_count + ${asked},
        unhelpful_count = g.unhelpful_count + ${unhelpful}, last_asked_on = current_date, asked_since = g.asked_since + ${asked}`);
  }

  /** Takes back the count of an answer that is no longer rated unhelpful. */
  async withdrawUnhelpful(company_id: string, key: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE knowledge_gaps g SET unhelpful_count = greatest(unhelpful_count - 1, 0) WHERE g.company_id = ${company_id} AND g.question_key = ${key}`);
  }

  /** Counts a question that is answered, if it was a gap before. */
  async countAnswered(company_id: string, key: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE knowledge_gaps g SET asked_since = asked_since + 1, answered_since = answered_since + 1
      WHERE g.company_id = ${company_id} AND g.question_key = ${key} AND g.status = 'closed'`);
  }

  /** True if the document is published and the viewer may read it. */
  async isReadable(viewer: Actor, document_id: number): Promise<boolean> {
    const found = await this.db.row(sql`SELECT FROM documents d WHERE d.id = ${document_id} AND ${readableDocument(viewer, sql`d`)}`);
    return found !== undefined;
  }

  save(gap: KnowledgeGap): Promise<void> {
    return this.db.save(gap);
  }
}
