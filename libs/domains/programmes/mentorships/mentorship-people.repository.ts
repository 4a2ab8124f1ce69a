import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { mayMentor, maySignIn } from '@organisation/users';
import type { MentorLoad, MentorshipPair, PairedPerson } from './mentorship-pair';
import { isOpenMentorship, mentorCapacity } from './mentorships.scope';

/** Reads and locks the people of mentorships, for pairing and for notifications. */
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
        ${mentorCapacity(sql`c`)} AS capacity
      FROM companies c WHERE c.id = ${company_id}`);
    return load!;
  }

  /** True if this user can mentor, can sign in and is in the viewer's company. */
  async isMentor({ company_id }: Actor, id: number): Promise<boolean> {
    return !!(await this.db.row(sql`
      SELECT 1 FROM users u WHERE u.id = ${id} AND u.company_id = ${company_id} AND ${mayMentor(sql`u`)} AND ${maySignIn(sql`u`)}`));
  }

  /** Ids of those of the two who have not accepted yet. */
  async unanswered(mentorship_id: number): Promise<number[]> {
    const people = await this.db.rows(sql<{ user_id: number }>`
      SELECT p.user_id FROM mentorships m
      CROSS JOIN LATERAL (VALUES (m.mentor_id, m.mentor_accepted_at), (m.mentee_id, m.mentee_accepted_at)) p (user_id, accepted_at)
      WHERE m.id = ${mentorship_id} AND p.accepted_at IS NULL ORDER BY 1`);
    return people.map(({ user_id }) => user_id);
  }
}
