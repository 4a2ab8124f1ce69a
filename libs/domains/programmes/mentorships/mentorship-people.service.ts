import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { type MentorshipPair, expectCapacity, expectPair } from './mentorship-pair';
import { MentorshipPeopleRepository } from './mentorship-people.repository';

/** Locks the two people of a mentorship and checks that they can be paired. */
@Injectable()
export class MentorshipPeopleService {
  constructor(private readonly people: MentorshipPeopleRepository) {}

  /** Locks both until the transaction ends. Lock an existing mentorship first. */
  async lock(pair: MentorshipPair): Promise<void> {
    const people = await this.people.findForUpdate(pair);
    const [mentor, mentee] = [pair.mentor_id, pair.mentee_id].map((id) => people.find((person) => person.id === id));
    expectPair(mentor, mentee);
  }

  /** Does the same, and throws 409 if the mentor has reached the maximum without this one. */
  async lockWithCapacity(pair: MentorshipPair): Promise<void> {
    await this.lock(pair);
    // A separate statement sees the rows that were committed while the lock was awaited.
    expectCapacity(await this.people.loadOf(pair));
  }

  /** Throws 404 if the user is not a mentor of the viewer's company. */
  async expectMentor(viewer: Actor, id: number): Promise<void> {
    if (!(await this.people.isMentor(viewer, id))) throw new NotFound(USER);
  }
}
