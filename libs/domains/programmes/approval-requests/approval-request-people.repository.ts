import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { isAdmin, maySignIn } from '@organisation/users';
import type { ApprovalRequest } from './approval-request.entity';

/** A recipient of mails, with their language. */
export interface ApprovalRequestReader {
  readonly email: string;
  readonly locale: string;
}

/** The asker as the guard would see them in a request. */
export interface Asker extends Actor {
  /** True if they may sign in. */
  readonly signed_up: boolean;
}

/** Reads the people of requests: those who asked, and those who decide. */
@Injectable()
export class ApprovalRequestPeopleRepository {
  constructor(private readonly db: Database) {}

  /** Returns those who may decide: admins of the company and the audience. */
  readersOf({ company_id, audience }: ApprovalRequest): Promise<ApprovalRequestReader[]> {
    return this.db.rows(sql<ApprovalRequestReader>`
      SELECT u.email, coalesce(u.locale, c.locale) AS locale FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.company_id = ${company_id} AND ${maySignIn(sql`u`)} AND (${isAdmin(sql`u`)} OR u.id = ANY (${audience}::int[]))
      ORDER BY u.id`);
  }

  async askerOf({ asker_id }: ApprovalRequest): Promise<ApprovalRequestReader & { name: string }> {
    const asker = await this.db.row(sql<ApprovalRequestReader & { name: string }>`
      SELECT u.email, u.name, coalesce(u.locale, c.locale) AS locale FROM users u JOIN companies c ON c.id = u.company_id
      WHERE u.id = ${asker_id}`);
    return asker!;
  }

  /** Returns the facts by which the policies decide if these people may still ask. */
  askers(ids: readonly number[]): Promise<Asker[]> {
    return this.db.rows(sql<Asker>`
      SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser, ${maySignIn(sql`u`)} AS signed_up
      FROM users u WHERE u.id = ANY (${ids}::int[])`);
  }
}
