import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { maySignIn } from '@organisation/users';

/** A user as the guard would see them in a request. */
export interface Person extends Actor {
  readonly name: string;
  readonly signed_up: boolean;
}

/** The columns of `users` from which rights follow. */
@Injectable()
export class AuthzPeopleRepository {
  constructor(private readonly db: Database) {}

  find(id: number): Promise<Person | undefined> {
    return this.db.row(sql<Person>`
      SELECT u.id, u.name, u.role, u.company_id, u.department_id, u.is_superuser, ${maySignIn(sql`u`)} AS signed_up
      FROM users u WHERE u.id = ${id}`);
  }
}
