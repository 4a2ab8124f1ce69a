import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `CuratedAnswersPolicy.read` as an SQL condition. */
export const curatedAnswersVisibleTo = ({ id, role, company_id }: Actor): Sql =>
  role === Role.Admin ? sql`c.company_id = ${company_id}` : sql`c.company_id = ${company_id} AND c.author_id = ${id}`;
