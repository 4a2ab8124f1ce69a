import { Injectable } from '@nestjs/common';
import { type Actor, Role } from '@app/auth';
import { Database, sql } from '@app/database';
import { NotFound } from '@app/errors';
import { UserStatus, mayMentor, maySignIn } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import type { Mentorship } from './mentorship.entity';
import { MentorAtCapacity, PairUnfit, PersonUnavailable } from './mentorships.errors';
import { isOpenMentorship } from './mentorships.scope';

/** Unless a company sets its `mentor_capacity`. */
const CAPACITY = 5;

type Pair = Pick<Mentorship, 'company_id' | 'mentor_id' | 'mentee_id'>;

interface Person {
  readonly id: number;
  readonly role: Role;
  readonly status: UserStatus;
}

/** Somebody to be written to, in their language. */
export interface MentorshipReader {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** Whether they can still sign in: nobody else is written to. */
  readonly reads: boolean;
}

/** Who is paired, and whether they can be. */
@Injectable()
export class MentorshipPeopleRepository {
  constructor(private readonly db: Database) {}

  /**
   * Locks both until the transaction ends, in the order of their ids, and refuses a pair that cannot be. Nobody is suspended meanwhile,
   * and whoever pairs the same mentor at the same time waits, and counts this one. The mentorship, where there is one, is held before.
   */
  async lock({ company_id, mentor_id, mentee_id }: Pair): Promise<void> {
    const people = await this.db.rows(sql<Person>`
      SELECT u.id, u.role, u.status FROM users u WHERE u.id = ANY (${[mentor_id, mentee_id]}::int[]) AND u.company_id = ${company_id}
      ORDER BY u.id FOR NO KEY UPDATE`);
    const [mentor, mentee] = [mentor_id, mentee_id].map((id) => people.find((person) => person.id === id));
    if (!mentor || !mentee) throw new NotFound(USER);
    if (mentor.role === Role.Mentee || mentee.role !== Role.Mentee) throw new PairUnfit();
    if (people.some(({ status }) => status !== UserStatus.Active)) throw new PersonUnavailable();
  }

  /** The same, and refuses a mentor who has as many open ones as they can have, besides this one. */
  async lockWithCapacity(pair: Pair & { readonly id?: number }): Promise<void> {
    await this.lock(pair);
    // A statement of its own: it sees what was committed while this one waited.
    const found = await this.db.row(sql<{ taken: number; capacity: number }>`
      SELECT (SELECT count(*)::int FROM mentorships m WHERE m.mentor_id = ${pair.mentor_id} AND m.id <> ${pair.id ?? 0} AND ${isOpenMentorship(sql`m`)})
          AS taken,
        CASE jsonb_typeof(c.settings -> 'mentor_capacity') WHEN 'number' THEN (c.settings ->> 'mentor_capacity')::numeric::int
          ELSE ${CAPACITY}::int END AS capacity
      FROM companies c WHERE c.id = ${pair.company_id}`);
    if (found!.taken >= found!.capacity) throw new MentorAtCapacity();
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
