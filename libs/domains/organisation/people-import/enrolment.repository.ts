import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database, sql } from '@app/database';
import type { PeopleImport } from './people-import.entity';

/**
 * Makes people of staged lines. It writes users and departments by itself, past the services of those domains: a hundred thousand
 * people must not become as many objects here. The same columns, constraints and audit rows, in sets.
 */
@Injectable()
export class EnrolmentRepository {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** One enrolment of a company at a time, until the transaction ends. What is read afterwards is what the one before has left. */
  async hold(import_id: number): Promise<void> {
    await this.db.rows(sql`
      SELECT pg_advisory_xact_lock(hashtextextended('people of ' || company_id, 0)) FROM people_imports WHERE id = ${import_id}`);
  }

  /** Makes the departments that the lines name and the company does not have. */
  async addDepartments({ id, company_id, user_id }: PeopleImport): Promise<void> {
    const created = sql`SELECT a.id::text, json_build_object('company_id', json_build_array(NULL, ${company_id}::text),
      'name', json_build_array(NULL, a.name)) FROM added a`;
    await this.db.rows(sql`
      WITH added AS (
        INSERT INTO departments (company_id, name)
        SELECT DISTINCT ${company_id}, r.department FROM people_import_rows r WHERE r.import_id = ${id} AND r.department IS NOT NULL
        ORDER BY 2 ON CONFLICT (company_id, name) DO NOTHING RETURNING id, name
      ), audited AS (${this.audit.entriesOf({ id: user_id }, { action: 'department.create', company_id }, created)}) SELECT`);
  }

  /**
   * Makes people of the next lines, in the order of their addresses: two companies that bring in the same people at once meet in
   * one order, and do not lock each other out. Answers the last address, none at the end.
   */
  async addPeople(
    { id, company_id, user_id }: PeopleImport,
    after: string,
    limit: number,
  ): Promise<{ last: string; count: number } | undefined> {
    const told = sql`SELECT a.id::text, json_strip_nulls(json_build_object(
      'company_id', json_build_array(NULL, ${company_id}::text), 'email', ${MASKED}, 'name', ${MASKED},
      'first_name', CASE WHEN a.first_name IS NOT NULL THEN ${MASKED} END, 'last_name', CASE WHEN a.last_name IS NOT NULL THEN ${MASKED} END,
      'password_hash', CASE WHEN a.password_hash IS NOT NULL THEN ${MASKED} END,
      'profile_image', CASE WHEN a.profile_image IS NOT NULL THEN ${MASKED} END,
      'role', json_build_array(NULL, a.role), 'status', json_build_array(NULL, a.status), 'tags', json_build_array(NULL, a.tags),
      'department_id', ${given(sql`a.department_id`)}, 'employee_number', ${given(sql`a.employee_number`)},
      'position', ${given(sql`a.position`)}, 'job_part', ${given(sql`a.job_part`)}, 'timezone', ${given(sql`a.timezone`)},
      'locale', ${given(sql`a.locale`)}, 'join_date', ${given(sql`a.join_date`)})) FROM added a`;
    return this.db.row(sql<{ last: string; count: number }>`
      WITH batch AS (
        SELECT r.* FROM people_import_rows r WHERE r.import_id = ${id} AND r.email > ${after} ORDER BY r.email LIMIT ${limit}
      ), added AS (
        INSERT INTO users (company_id, department_id, email, password_hash, name, first_name, last_name, role, status, employee_number,
          position, job_part, tags, profile_image, timezone, locale, join_date)
        SELECT ${company_id}, d.id, b.email, b.password_hash, b.name, b.first_name, b.last_name, b.role,
          CASE WHEN b.password_hash IS NULL THEN 'invited' ELSE 'active' END::user_status, b.employee_number,
          b.position, b.job_part, coalesce(b.tags, '{}'), b.profile_image, b.timezone, b.locale, b.join_date
        FROM batch b LEFT JOIN departments d ON d.company_id = ${company_id} AND d.name = b.department ORDER BY b.email
        RETURNING *
      ), audited AS (${this.audit.entriesOf({ id: user_id }, { action: 'user.import', company_id }, told)})
      SELECT max(email) AS last, count(*)::int AS count FROM added HAVING count(*) > 0`);
  }
}

const MASKED = sql`'["***","***"]'::json`;
/** A field's change from nothing; null, and so left out, where there is none. */
const given = (column: ReturnType<typeof sql>) => sql`CASE WHEN ${column} IS NOT NULL THEN json_build_array(NULL, ${column}) END`;
