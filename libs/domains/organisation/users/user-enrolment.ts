import { type Sql, sql } from '@app/database';

/**
 * Adds a person for every row of `rows`, whose columns have the names of a person's. This is a part of the statement that imports people,
 * so that a hundred thousand people need not be as many objects in memory. They are added in the order of their addresses, so that two
 * companies that import the same people do not deadlock. A person without a password is invited.
 */
export const enrolled = (company_id: string, rows: Sql): Sql => sql`
  INSERT INTO users (company_id, department_id, email, password_hash, name, first_name, last_name, role, status, employee_number,
    position, job_part, tags, profile_image, timezone, locale, join_date)
  SELECT ${company_id}, n.department_id, n.email, n.password_hash, n.name, n.first_name, n.last_name, n.role,
    CASE WHEN n.password_hash IS NULL THEN 'invited' ELSE 'active' END::user_status, n.employee_number,
    n.position, n.job_part, coalesce(n.tags, '{}'), n.profile_image, n.timezone, n.locale, n.join_date
  FROM (${rows}) n ORDER BY n.email RETURNING *`;

/** The audit log's changes of a row that `enrolled` has added: values of recordable columns, and masks for the others. */
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

/** Masks a column that has a value. Null, and so omitted, if it has none. */
const masked = (column: Sql): Sql => sql`CASE WHEN ${column} IS NOT NULL THEN ${MASKED} END`;
