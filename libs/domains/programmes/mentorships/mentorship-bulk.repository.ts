import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import type { PairedPerson } from './mentorship-pair';
import { type MentorshipFilter, listedMentorships } from './mentorships.filter';
import { isOpenMentorship, mentorCapacity, mentorshipsVisibleTo } from './mentorships.scope';
import { type MentorshipSubject, mentorshipFacts } from './mentorships.view';

/** A mentorship for a bulk operation, with the facts that its policy needs. */
export type ChosenMentorship = MentorshipSubject & {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly mentee_name: string;
};

/** A person who is to mentor, with the number of further mentorships that they can have. */
export type Successor = PairedPerson & { readonly name: string; readonly free_places: number };

/** Finds the rows of bulk operations on mentorships. */
@Injectable()
export class MentorshipBulkRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, filter: MentorshipFilter, limit: number): Promise<ChosenMentorship[]> {
    return this.db.rows(sql<ChosenMentorship>`
      SELECT m.id, m.version, m.title, me.name AS mentee_name, ${mentorshipFacts(sql`m`)}
      FROM mentorships m JOIN users me ON me.id = m.mentee_id WHERE ${listedMentorships(viewer, filter)} ORDER BY m.id LIMIT ${limit}`);
  }

  /** People of the viewer's company, by id. */
  async successors({ company_id }: Actor, ids: readonly number[]): Promise<ReadonlyMap<number, Successor>> {
    const found = await this.db.rows(sql<Successor>`
      SELECT u.id, u.name, u.role, u.status, ${mentorCapacity(sql`c`)}
          - (SELECT count(*)::int FROM mentorships m WHERE m.mentor_id = u.id AND ${isOpenMentorship(sql`m`)}) AS free_places
      FROM users u JOIN companies c ON c.id = u.company_id WHERE u.company_id = ${company_id} AND u.id = ANY (${[...ids]}::int[])`);
    return new Map(found.map((person) => [person.id, person]));
  }

  /** The present versions of these mentorships, by id. */
  async versionsOf(viewer: Actor, rows: readonly { readonly resource_id: number }[]): Promise<ReadonlyMap<number, number>> {
    const ids = rows.map(({ resource_id }) => resource_id);
    const found = await this.db.rows(sql<{ id: number; version: number }>`
      SELECT m.id, m.version FROM mentorships m WHERE m.id = ANY (${ids}::int[]) AND ${mentorshipsVisibleTo(viewer)}`);
    return new Map(found.map(({ id, version }) => [id, version]));
  }
}
