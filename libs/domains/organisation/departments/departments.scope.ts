import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** `DepartmentsPolicy.read` as an SQL condition. */
export const departmentsVisibleTo = ({ company_id }: Actor): Sql => sql`d.company_id = ${company_id}`;
