import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { maySignIn } from '@organisation/users';

/** Somebody as the guard would know them, were they to ask now. */
export interface Person extends Actor {
  readonly name: string;
  readonly signed_up: boolean;
}

/** The few columns of a person that their rights follow from. */
@Injectable()
export class AuthzPeopleRepository {
  constructor(private readonly db: Database) {}

  find(id: number): Promise<Person | undefined> {
    return this.db.row(sql<Person>`
      SELECT u.id, u.name, u.role, u.company_id, u.department_id, u.is_superuser, ${maySignIn(sql`u`)} AS signed_up
      FROM users u WHERE u.id = ${id}`);
  }
}
