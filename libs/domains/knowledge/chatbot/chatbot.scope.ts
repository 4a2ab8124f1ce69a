import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `ChatbotSessionsPolicy.read` and `ChatbotMessagesPolicy.read` as an SQL condition on a row with `company_id` and `user_id`. */
export const ownChatbot = ({ id, company_id }: Actor, row: Sql): Sql => sql`${row}.company_id = ${company_id} AND ${row}.user_id = ${id}`;
