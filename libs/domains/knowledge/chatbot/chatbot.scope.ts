import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `ChatbotSessionsPolicy.read` and `ChatbotMessagesPolicy.read` as an SQL condition on a row with `company_id` and `user_id`. */
export const ownChatbot = ({ id, company_id }: Actor, row: Sql): Sql => sql`${row}.company_id = ${company_id} AND ${row}.user_id = ${id}`;

/** `CuratedAnswersPolicy.read` as an SQL condition. */
export const curatedAnswersVisibleTo = ({ id, role, company_id }: Actor): Sql =>
  role === Role.Admin ? sql`c.company_id = ${company_id}` : sql`c.company_id = ${company_id} AND c.author_id = ${id}`;

/** `KnowledgeGapsPolicy.read` as an SQL condition. */
export const gapsVisibleTo = ({ company_id }: Actor): Sql => sql`g.company_id = ${company_id}`;
