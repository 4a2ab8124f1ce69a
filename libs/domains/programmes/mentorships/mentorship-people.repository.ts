import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { mayMentor, maySignIn } from '@organisation/users';
import type { MentorLoad, MentorshipPair, PairedPerson } from './mentorship-pair';
import { isOpenMentorship } from './mentorships.scope';

/** Default of the company setting `mentor_capacity`. */
const CAPACITY = 5;

/** A recipient of mails, with their language. */
export interface MentorshipReader {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** True if they can sign in. Others get no mail. */
  readonly reads: boolean;
}

/** Reads and locks the people of mentorships, for pairing and for mails. */
@Injectable()
export class MentorshipPeopleRepository {
  constructor(private readonly db: Database) {}

  /**
   * Locks those of the two that belong to the company until the transaction ends, in id order. Nobody can suspend them meanwhile, and a
   * concurrent pairing of the same mentor waits and then counts this one.
   */
  findForUpdate({ company_id, mentor_id, mentee_id }: MentorshipPair): Promise<PairedPerson[]> {
    return this.db.rows(sql<PairedPerson>`
      SELECT u.id, u.role, u.status FROM users u WHERE u.id = ANY (${[mentor_id, mentee_id]}::int[]) AND u.company_id = ${company_id}
      ORDER BY u.id FOR NO KEY UPDATE`);
  }

  /** Number of the mentor's open mentorships without this one, and the maximum of their company. */
  async loadOf({ company_id, mentor_id, id = 0 }: MentorshipPair): Promise<MentorLoad> {
    const load = await this.db.row(sql<MentorLoad>`
      SELECT (SELECT count(*)::int FROM mentorships m WHERE m.mentor_id = ${mentor_id} AND m.id <> ${id} AND ${isOpenMentorship(sql`m`)})
          AS open,
        CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int
          ELSE ${CAPACITY}::int END AS capacity
      FROM companies c WHERE c.id = ${company_id}`);
    return load!;
  }

  /** True if this user can mentor, can sign in and is in the viewer's company. */
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
