import { type Sql, sql } from '@app/database';

/**
 * Adds a person for every row of `rows`, which has the columns of a person by their names, as a part of the statement that brings them: a
 * hundred thousand people must not become as many objects here. They are added in the order of their addresses, so that two companies
 * that bring in the same people meet in one order and do not lock each other out. Who has no password is invited.
 */
export const enrolled = (company_id: string, rows: Sql): Sql => sql`
  INSERT INTO users (company_id, department_id, email, password_hash, name, first_name, last_name, role, status, employee_number,
    position, job_part, tags, profile_image, timezone, locale, join_date)
  SELECT ${company_id}, n.department_id, n.email, n.password_hash, n.name, n.first_name, n.last_name, n.role,
    CASE WHEN n.password_hash IS NULL THEN 'invited' ELSE 'active' END::user_status, n.employee_number,
    n.position, n.job_part, coalesce(n.tags, '{}'), n.profile_image, n.timezone, n.locale, n.join_date
  FROM (${rows}) n ORDER BY n.email RETURNING *`;

/** The audit log's changes of a row that `enrolled` has added: the values of recordable columns, and the names of the others. */
export const changesOfEnrolled = (company_id: string, a: Sql): Sql => sql`json_strip_nulls(json_build_object(
  'company_id', json_build_array(NULL, ${company_id}::text), 'email', ${MASKED}, 'name', ${MASKED},
  'role', json_build_array(NULL, ${a}.role), 'status', json_build_array(NULL, ${a}.status),
  'department_id', CASE WHEN ${a}.department_id IS NOT NULL THEN json_build_array(NULL, ${a}.department_id) END,
  'first_name', ${masked(sql`${a}.first_name`)}, 'last_name', ${masked(sql`${a}.last_name`)},
  'password_hash', ${masked(sql`${a}.password_hash`)}, 'profile_image', ${masked(sql`${a}.profile_image`)},
  'employee_number', ${masked(sql`${a}.employee_number`)}, 'position', ${masked(sql`${a}.position`)},
  'job_part', ${masked(sql`${a}.job_part`)}, 'tags', ${masked(sql`nullif(${a}.tags, '{}')`)},
  'timezone', ${masked(sql`${a}.timezone`)}, 'locale', ${masked(sql`${a}.locale`)}, 'join_date', ${masked(sql`${a}.join_date`)}))`;

const MASKED = sql`'["***","***"]'::json`;

/** A column that is named where there is something in it; null, and so left out, where there is nothing. */
const masked = (column: Sql): Sql => sql`CASE WHEN ${column} IS NOT NULL THEN ${MASKED} END`;
