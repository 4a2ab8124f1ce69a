import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { type UserFilter, listedUsers } from '@organisation/users';
import type { Column } from './columns';

/** A person in an export: the columns of an import, and the status. */
export type ExportedPerson = { readonly id: number; readonly status: string; readonly tags: readonly string[] } & {
  readonly [Field in Exclude<Column, 'tags' | 'password_hash'>]: string | number | null;
};

@Injectable()
export class ExportsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Lists the next people after an id. No transaction or connection is held between two pages, however slowly a client reads.
   */
  findAfter(viewer: Actor, filter: UserFilter, id: number, limit: number): Promise<ExportedPerson[]> {
    return this.db.rows(sql<ExportedPerson>`
      SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position, u.job_part,
             u.tags, u.timezone, u.locale, u.join_date, u.status
      FROM users u LEFT JOIN departments d ON d.id = u.department_id
      WHERE ${listedUsers(viewer, filter)} AND u.id > ${id} ORDER BY u.id LIMIT ${limit}`);
  }
}
