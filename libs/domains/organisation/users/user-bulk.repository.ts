import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { type UserFilter, listedUsers } from './users.filter';
import type { UserFacts } from './users.policy';
import { usersVisibleTo } from './users.scope';

/** A person for a bulk operation, with the facts that the policy needs. */
export type ChosenUser = UserFacts & { readonly version: number; readonly name: string };

/** Finds the rows of bulk operations on people. */
@Injectable()
export class UserBulkRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, filter: UserFilter, limit: number): Promise<ChosenUser[]> {
    return this.db.rows(sql<ChosenUser>`
      SELECT u.id, u.version, u.name, u.company_id, u.department_id, u.status FROM users u
      WHERE ${listedUsers(viewer, filter)} ORDER BY u.id LIMIT ${limit}`);
  }

  /** The present versions of these people, by id. */
  async versionsOf(viewer: Actor, people: readonly { readonly resource_id: number }[]): Promise<ReadonlyMap<number, number>> {
    const ids = people.map(({ resource_id }) => resource_id);
    const found = await this.db.rows(sql<{ id: number; version: number }>`
      SELECT u.id, u.version FROM users u WHERE u.id = ANY (${ids}::int[]) AND ${usersVisibleTo(viewer)}`);
    return new Map(found.map(({ id, version }) => [id, version]));
  }
}
