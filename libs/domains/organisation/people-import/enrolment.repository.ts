import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database, sql } from '@app/database';
import { changesOfAdded, departmentsAdded } from '@organisation/departments';
import { changesOfEnrolled, enrolled } from '@organisation/users';
import type { PeopleImport } from './people-import.entity';

/**
 * Creates people from staged lines, in sets, so that a hundred thousand people need not be as many objects in memory. Users and departments
 * are written by statements of their domains, with the same columns, constraints and audit entries.
 */
@Injectable()
export class EnrolmentRepository {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Allows one enrolment per company at a time, until the transaction ends. Later reads see the result of the previous one. */
  async lock(import_id: number): Promise<void> {
    await this.db.rows(sql`
      SELECT pg_advisory_xact_lock(hashtextextended('people of ' || company_id, 0)) FROM people_imports WHERE id = ${import_id}`);
  }

  /** Creates the departments that the lines name and the company does not have. */
  async addDepartments({ id, company_id, user_id }: PeopleImport): Promise<void> {
    const names = sql`SELECT r.department FROM people_import_rows r WHERE r.import_id = ${id} AND r.department IS NOT NULL`;
    const created = sql`SELECT a.id::text, ${changesOfAdded(company_id)} FROM added a`;
    await this.db.rows(sql`
      WITH added AS (${departmentsAdded(company_id, names)}),
      audited AS (${this.audit.entriesOf({ id: user_id }, { action: 'department.create', company_id }, created)}) SELECT`);
  }

  /**
   * Creates people from the next lines, in the order of their addresses, so that two companies that import the same people at once do not
   * deadlock. Returns the last address and the count; undefined at the end.
   */
  async addPeople(
    { id, company_id, user_id }: PeopleImport,
    after: string,
    limit: number,
  ): Promise<{ last: string; count: number } | undefined> {
    const rows = sql`SELECT b.*, d.id AS department_id FROM batch b LEFT JOIN departments d ON d.company_id = ${company_id} AND d.name = b.department`;
    const changes = sql`SELECT a.id::text, ${changesOfEnrolled(company_id, sql`a`)} FROM added a`;
    return this.db.row(sql<{ last: string; count: number }>`
      WITH batch AS (
        SELECT r.* FROM people_import_rows r WHERE r.import_id = ${id} AND r.email > ${after} ORDER BY r.email LIMIT ${limit}
      ), added AS (${enrolled(company_id, rows)}),
      audited AS (${this.audit.entriesOf({ id: user_id }, { action: 'user.import', company_id }, changes)})
      SELECT max(email) AS last, count(*)::int AS count FROM added HAVING count(*) > 0`);
  }
}
