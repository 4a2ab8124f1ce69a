import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { mayMentor, maySignIn } from '@organisation/users';
import type { MentorLoad, MentorshipPair, PairedPerson } from './mentorship-pair';
import { isOpenMentorship } from './mentorships.scope';

/** Unless a company sets its `mentor_capacity`. */
const CAPACITY = 5;

/** Somebody to be written to, in their language. */
export interface MentorshipReader {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** Whether they can still sign in: nobody else is written to. */
  readonly reads: boolean;
}

/** The people of mentorships, as pairing and writing to them needs them. */
@Injectable()
export class MentorshipPeopleRepository {
  constructor(private readonly db: Database) {}

  /**
   * Locks those of the two that are of the company until the transaction ends, in the order of their ids. Nobody is suspended meanwhile,
   * and whoever pairs the same mentor at the same time waits, and counts this one.
   */
  findForUpdate({ company_id, mentor_id, mentee_id }: MentorshipPair): Promise<PairedPerson[]> {
    return this.db.rows(sql<PairedPerson>`
      SELECT u.id, u.role, u.status FROM users u WHERE u.id = ANY (${[mentor_id, mentee_id]}::int[]) AND u.company_id = ${company_id}
      ORDER BY u.id FOR NO KEY UPDATE`);
  }

  /** The open mentorships of the mentor besides this one, and how many their company lets a mentor have. */
  async loadOf({ company_id, mentor_id, id = 0 }: MentorshipPair): Promise<MentorLoad> {
    const load = await this.db.row(sql<MentorLoad>`
      SELECT (SELECT count(*)::int FROM mentorships m WHERE m.mentor_id = ${mentor_id} AND m.id <> ${id} AND ${isOpenMentorship(sql`m`)})
          AS open,
        CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int
          ELSE ${CAPACITY}::int END AS capacity
      FROM companies c WHERE c.id = ${company_id}`);
    return load!;
  }

  /** Whether there is a mentor of this id in the viewer's company whom one could wish for. */
  async isMentor({ company_id }: Actor, id: number): Promise<boolean> {
    return !!(await this.db.row(sql`
      SELECT 1 FROM users u WHERE u.id = ${id} AND u.company_id = ${company_id} AND ${mayMentor(sql`u`)} AND ${maySignIn(sql`u`)}`));
  }

  readers(ids: readonly number[]): Promise<MentorshipReader[]> {
    return this.db.rows(sql<MentorshipReader>`
      SELECT u.id, u.name, u.email, coalesce(u.locale, c.locale) AS locale, ${maySignIn(sql`u`)} AS reads
      FROM users u JOIN companies c ON c.id = u.company_id WHERE u.id = ANY (${ids}::int[]) ORDER BY u.id`);
  }
}
