import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { curatedSource } from '@knowledge/curated-answers';
import { isOverdueDocument, readableDocument } from '@knowledge/documents';
import { personOf } from '@organisation/users';
import type { ChatbotMessageRowDto, CitationDto } from './chatbot-messages.dto';

/** A message as a list returns it. */
export type ChatbotMessageView = ChatbotMessageRowDto;
export type CitationView = CitationDto;

/** State of a message. An answer whose lease has expired counts as stopped, because its process is dead. */
export const statusOf = (m: Sql): Sql =>
  sql`CASE WHEN ${m}.status = 'answering' AND ${m}.leased_until < now() THEN 'stopped' ELSE ${m}.status::text END`;

/** JSON of the newest hand-over of an answer. The reply is the newest submission of the mentor. */
const handOverOf = (m: Sql): Sql => sql`(
  SELECT json_build_object('mentor', ${personOf(sql`h.mentor_id`)}, 'task_id', h.task_id, 'task_status', t.status,
    'reply', (SELECT b.text FROM task_submissions b WHERE b.task_id = h.task_id ORDER BY b.number DESC LIMIT 1), 'created_at', h.created_at)
  FROM chatbot_handovers h LEFT JOIN tasks t ON t.id = h.task_id WHERE h.message_id = ${m}.id ORDER BY h.id DESC LIMIT 1)`;

/**
 * JSON array of the citations `c` that the viewer may read now. A quote stays that of its version; `newer_version` names the published one
 * if it is newer.
 */
export const citationView = (viewer: Actor, which: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('position', c.position, 'sentence', c.sentence, 'document_id', c.document_id,
    'version', c.version, 'title', c.title, 'heading', c.heading, 'start', c.start, 'end', c."end", 'quote', c.quote,
    'newer_version', CASE WHEN v.number > c.version THEN v.number END, 'is_overdue', ${isOverdueDocument(sql`d`)}) ORDER BY c.position), '[]')
  FROM chatbot_citations c JOIN documents d ON d.id = c.document_id JOIN document_versions v ON v.id = d.published_version_id
  WHERE ${which} AND ${readableDocument(viewer, sql`d`)})`;

/**
 * Text of a message. The text of a written answer, also of an unfinished one, consists of the sentences whose documents the viewer may
 * still read.
 */
const textOf = (viewer: Actor, m: Sql): Sql => sql`CASE WHEN ${m}.role = 'chatbot' AND coalesce(${m}.kind, 'written') = 'written' THEN (
    SELECT coalesce(string_agg(c.sentence, ' ' ORDER BY c.position), '') FROM chatbot_citations c JOIN documents d ON d.id = c.document_id
    WHERE c.message_id = ${m}.id AND ${readableDocument(viewer, sql`d`)}) ELSE ${m}.text END`;

/** Builds the JSON of a message, given its table alias. */
export const messageView = (
  viewer: Actor,
  m: Sql,
): Sql => sql`json_build_object('id', ${m}.id, 'version', ${m}.version, 'session_id', ${m}.session_id,
  'role', ${m}.role, 'question_id', ${m}.question_id, 'status', ${statusOf(m)}, 'kind', ${m}.kind, 'language', ${m}.language,
  'text', ${textOf(viewer, m)}, 'citations', ${citationView(viewer, sql`c.message_id = ${m}.id`)},
  'curated_answer', ${curatedSource(viewer, { id: sql`${m}.curated_answer_id`, company_id: sql`${m}.company_id`, text: sql`${m}.text` })},
  'rating', (SELECT f.rating FROM chatbot_feedback f WHERE f.message_id = ${m}.id), 'hand_over', ${handOverOf(m)},
  'created_at', ${m}.created_at)`;
