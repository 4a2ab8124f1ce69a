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

/** The audit log's changes of a row that `enrolled` has added, with personal columns masked. */
export const changesOfEnrolled = (company_id: string, a: Sql): Sql => sql`json_strip_nulls(json_build_object(
  'company_id', json_build_array(NULL, ${company_id}::text), 'email', ${MASKED}, 'name', ${MASKED},
  'first_name', CASE WHEN ${a}.first_name IS NOT NULL THEN ${MASKED} END, 'last_name', CASE WHEN ${a}.last_name IS NOT NULL THEN ${MASKED} END,
  'password_hash', CASE WHEN ${a}.password_hash IS NOT NULL THEN ${MASKED} END,
  'profile_image', CASE WHEN ${a}.profile_image IS NOT NULL THEN ${MASKED} END,
  'role', json_build_array(NULL, ${a}.role), 'status', json_build_array(NULL, ${a}.status), 'tags', json_build_array(NULL, ${a}.tags),
  'department_id', ${given(sql`${a}.department_id`)}, 'employee_number', ${given(sql`${a}.employee_number`)},
  'position', ${given(sql`${a}.position`)}, 'job_part', ${given(sql`${a}.job_part`)}, 'timezone', ${given(sql`${a}.timezone`)},
  'locale', ${given(sql`${a}.locale`)}, 'join_date', ${given(sql`${a}.join_date`)}))`;

const MASKED = sql`'["***","***"]'::json`;

/** A field's change from nothing; null, and so left out, where there is none. */
const given = (column: Sql): Sql => sql`CASE WHEN ${column} IS NOT NULL THEN json_build_array(NULL, ${column}) END`;
