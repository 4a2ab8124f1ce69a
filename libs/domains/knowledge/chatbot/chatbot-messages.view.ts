import { type Sql, sql } from '@app/database';
import { personOf } from '@organisation/users';
import type { ChatbotMessageRowDto } from './chatbot-messages.dto';

/** A message as a list returns it. */
export type ChatbotMessageView = ChatbotMessageRowDto;

/** An answer that no process writes any more has stopped. */
export const statusOf = (m: Sql): Sql =>
  sql`CASE WHEN ${m}.status = 'answering' AND ${m}.leased_until < now() THEN 'stopped' ELSE ${m}.status::text END`;

/** The newest hand-over of an answer. The reply is what the mentor has submitted last. */
const handOverOf = (m: Sql): Sql => sql`(
  SELECT json_build_object('mentor', ${personOf(sql`h.mentor_id`)}, 'task_id', h.task_id, 'task_status', t.status,
    'reply', (SELECT b.text FROM task_submissions b WHERE b.task_id = h.task_id ORDER BY b.number DESC LIMIT 1), 'created_at', h.created_at)
  FROM chatbot_handovers h LEFT JOIN tasks t ON t.id = h.task_id WHERE h.message_id = ${m}.id ORDER BY h.id DESC LIMIT 1)`;

/** Builds the JSON of a message, given its table alias. */
export const messageView = (m: Sql): Sql => sql`json_build_object('id', ${m}.id, 'version', ${m}.version, 'session_id', ${m}.session_id,
  'role', ${m}.role, 'question_id', ${m}.question_id, 'status', ${statusOf(m)}, 'kind', ${m}.kind, 'language', ${m}.language,
  'text', ${m}.text,
  'rating', (SELECT f.rating FROM chatbot_feedback f WHERE f.message_id = ${m}.id), 'hand_over', ${handOverOf(m)},
  'created_at', ${m}.created_at)`;
