import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { isOverdueDocument, isShownDocument, readableDocument } from '@knowledge/documents';
import { personOf } from '@organisation/users';
import type { CuratedAnswerRowDto } from './curated-answers.dto';

/** A curated answer as a list returns it. */
export type CuratedAnswerView = CuratedAnswerRowDto;

/** FROM items: the references `r` of an answer, with their documents `d` and the published versions `v`. */
const references = (c: Sql): Sql => sql`jsonb_to_recordset(${c}.documents) r (document_id int, version int)
  LEFT JOIN (documents d JOIN document_versions v ON v.id = d.published_version_id AND v.company_id = d.company_id)
    ON d.id = r.document_id AND d.company_id = ${c}.company_id`;

/** True if a document to which the answer refers has a newer version, is not shown any more, or should have been verified before now. */
export const isStaleAnswer = (c: Sql): Sql => sql`EXISTS (SELECT FROM ${references(c)}
  WHERE d.id IS NULL OR NOT ${isShownDocument(sql`d`)} OR v.number <> r.version OR ${isOverdueDocument(sql`d`)})`;

/** The documents to which an answer refers and which the viewer may read. */
export const curatedDocuments = (viewer: Actor, c: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('document_id', d.id, 'title', d.title, 'version', r.version,
    'newer_version', CASE WHEN v.number > r.version THEN v.number END, 'is_overdue', ${isOverdueDocument(sql`d`)}) ORDER BY d.id), '[]')
  FROM ${references(c)} WHERE ${readableDocument(viewer, sql`d`)})`;

/** Builds the JSON of a curated answer, given its table alias. */
export const curatedAnswerView = (viewer: Actor, c: Sql): Sql => sql`json_build_object('id', ${c}.id, 'version', ${c}.version,
  'questions', ${c}.questions, 'answer', ${c}.answer, 'status', ${c}.status, 'decline_reason', ${c}.decline_reason,
  'documents', ${curatedDocuments(viewer, c)}, 'is_stale', ${isStaleAnswer(c)}, 'author', ${personOf(sql`${c}.author_id`)},
  'created_at', ${c}.created_at, 'updated_at', ${c}.updated_at)`;

/**
 * JSON of the curated answer behind a message of the chatbot, or NULL if it is not published any more. It is stale, too, if the company has
 * changed its text since it was given.
 */
export const curatedSource = (
  viewer: Actor,
  { id, company_id, text }: { readonly [Column in 'id' | 'company_id' | 'text']: Sql },
): Sql => sql`(
  SELECT json_build_object('id', c.id, 'is_stale', c.answer <> ${text} OR ${isStaleAnswer(sql`c`)}, 'documents', ${curatedDocuments(viewer, sql`c`)})
  FROM curated_answers c WHERE c.id = ${id} AND c.company_id = ${company_id} AND c.status = 'published')`;
