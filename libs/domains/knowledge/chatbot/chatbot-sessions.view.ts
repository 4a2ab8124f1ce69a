import { type Sql, sql } from '@app/database';
import type { ChatbotSessionRowDto } from './chatbot-sessions.dto';

/** A session as a list returns it. */
export type ChatbotSessionView = ChatbotSessionRowDto;

/** Builds the JSON of a session, given its table alias. */
export const sessionView = (s: Sql): Sql => sql`json_build_object('id', ${s}.id, 'version', ${s}.version, 'title', ${s}.title,
  'summary', ${s}.summary, 'last_asked_at', ${s}.last_asked_at, 'created_at', ${s}.created_at, 'updated_at', ${s}.updated_at)`;
