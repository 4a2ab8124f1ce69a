import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { isAdmin, maySignIn } from '@organisation/users';

/** The asker as the guard would see them in a request. */
export interface Asker extends Actor {
  /** True if they may sign in. */
  readonly signed_up: boolean;
}

/** Reads the people of requests: those who asked, and those who decide. */
@Injectable()
export class ApprovalRequestPeopleRepository {
  constructor(private readonly db: Database) {}

  /** Returns the ids of those who may decide: admins of the company and the audience. */
  async decidersOf(request_id: number): Promise<number[]> {
    const people = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM requests r JOIN users u ON u.company_id = r.company_id
      WHERE r.id = ${request_id} AND (${isAdmin(sql`u`)} OR u.id = ANY (r.audience)) ORDER BY u.id`);
    return people.map(({ id }) => id);
  }

  /** Returns the facts by which the policies decide if these people may still ask. */
  askers(ids: readonly number[]): Promise<Asker[]> {
    return this.db.rows(sql<Asker>`
      SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, ${maySignIn(sql`u`)} AS signed_up
      FROM users u WHERE u.id = ANY (${ids}::int[])`);
  }
}
