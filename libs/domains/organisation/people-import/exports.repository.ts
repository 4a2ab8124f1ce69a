import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { type UserFilter, listedUsers } from '@organisation/users';
import type { Column } from './columns';

/** Somebody as an export has them: what an import takes, and how they stand. */
export type ExportedPerson = { readonly id: number; readonly status: string; readonly tags: readonly string[] } & {
  readonly [Field in Exclude<Column, 'tags' | 'password_hash'>]: string | number | null;
};

@Injectable()
export class ExportsRepository {
  constructor(private readonly db: Database) {}

  /**
   * The next people after an id. Between two such questions nothing is held: a client that takes its time has no transaction open,
   * and no connection waits for it.
   */
  findAfter(viewer: Actor, filter: UserFilter, id: number, limit: number): Promise<ExportedPerson[]> {
    return this.db.rows(sql<ExportedPerson>`
      SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, d.name AS department, u.position, u.job_part,
             u.tags, u.profile_image, u.timezone, u.locale, u.join_date, u.status
      FROM users u LEFT JOIN departments d ON d.id = u.department_id
      WHERE ${listedUsers(viewer, filter)} AND u.id > ${id} ORDER BY u.id LIMIT ${limit}`);
  }
}
