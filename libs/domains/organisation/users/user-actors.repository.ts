import { Injectable } from '@nestjs/common';
import { type Actor, ActorReader } from '@app/auth';
import { Database, sql } from '@app/database';
import { maySignIn } from './user-predicates';

/** Reads people as actors of background work. */
@Injectable()
export class UserActorsRepository extends ActorReader {
  constructor(private readonly db: Database) {
    super();
  }

  actorOf(user_id: number): Promise<Actor | undefined> {
    return this.db.row(sql<Actor>`
      SELECT u.id, u.role, u.company_id, u.department_id, u.is_superuser FROM users u WHERE u.id = ${user_id} AND ${maySignIn(sql`u`)}`);
  }
}
