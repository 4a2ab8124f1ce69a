import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { readableDocument } from '@knowledge/documents';
import type { ChatbotSessionRowDto } from './chatbot-sessions.dto';

/** A session as a list returns it. */
export type ChatbotSessionView = ChatbotSessionRowDto;

/**
 * JSON array of documents that the newest fifty answers of a session quote and that the viewer may read now; the one that was quoted last
 * comes first. Titles are those of today.
 */
const quotedDocuments = (viewer: Actor, s: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', x.id, 'title', x.title) ORDER BY x.last DESC, x.id), '[]')
  FROM (
    SELECT d.id, d.title, max(m.id) AS last
    FROM (SELECT a.id FROM chatbot_messages a WHERE a.session_id = ${s}.id ORDER BY a.id DESC LIMIT 100) m
    JOIN chatbot_citations c ON c.message_id = m.id JOIN documents d ON d.id = c.document_id AND d.company_id = c.company_id
    WHERE ${readableDocument(viewer, sql`d`)} GROUP BY d.id, d.title ORDER BY last DESC, d.id LIMIT 5) x)`;

/** Builds the JSON of a session, given its table alias. */
export const sessionView = (
  viewer: Actor,
  s: Sql,
): Sql => sql`json_build_object('id', ${s}.id, 'version', ${s}.version, 'title', ${s}.title,
  'summary', ${s}.summary, 'documents', ${quotedDocuments(viewer, s)}, 'last_asked_at', ${s}.last_asked_at, 'created_at', ${s}.created_at, 'updated_at', ${s}.updated_at)`;
