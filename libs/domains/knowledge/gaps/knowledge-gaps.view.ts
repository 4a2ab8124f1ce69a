import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { readableDocument } from '@knowledge/documents';
import type { KnowledgeGapRowDto } from './knowledge-gaps.dto';

/** A gap as a list returns it. */
export type KnowledgeGapView = KnowledgeGapRowDto;

/** Builds the JSON of a gap, given its table alias. Its document is shown only to viewers who may read it. */
export const gapView = (
  viewer: Actor,
  g: Sql,
): Sql => sql`json_build_object('id', ${g}.id, 'version', ${g}.version, 'question', ${g}.question,
  'language', ${g}.language, 'status', ${g}.status, 'asked_count', ${g}.asked_count, 'unhelpful_count', ${g}.unhelpful_count,
  'first_asked_on', ${g}.first_asked_on, 'last_asked_on', ${g}.last_asked_on, 'curated_answer_id', ${g}.curated_answer_id,
  'document_id', (SELECT d.id FROM documents d WHERE d.id = ${g}.document_id AND ${readableDocument(viewer, sql`d`)}), 'task_id', ${g}.task_id, 'closed_at', ${g}.closed_at,
  'effect', CASE WHEN ${g}.status = 'closed' THEN json_build_object('asked', ${g}.asked_since, 'answered', ${g}.answered_since) END)`;
