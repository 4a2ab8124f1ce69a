import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { NotFound } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { type MentorshipPair, expectCapacity, expectPair } from './mentorship-pair';
import { MentorshipPeopleRepository } from './mentorship-people.repository';

/** Locks the two people of a mentorship, and refuses those who cannot be paired. */
@Injectable()
export class MentorshipPeopleService {
  constructor(private readonly people: MentorshipPeopleRepository) {}

  /** Locks both until the transaction ends. The mentorship, where there is one, is locked before. */
  async lock(pair: MentorshipPair): Promise<void> {
    const people = await this.people.findForUpdate(pair);
    const [mentor, mentee] = [pair.mentor_id, pair.mentee_id].map((id) => people.find((person) => person.id === id));
    expectPair(mentor, mentee);
  }

  /** The same, and refuses a mentor who has as many open ones as they can have, besides this one. */
  async lockWithCapacity(pair: MentorshipPair): Promise<void> {
    await this.lock(pair);
    // A statement of its own: it sees what was committed while this one waited.
    expectCapacity(await this.people.loadOf(pair));
  }

  /** Refuses (404) the wish for a mentor who is not one of the viewer's company. */
  async expectMentor(viewer: Actor, id: number): Promise<void> {
    if (!(await this.people.isMentor(viewer, id))) throw new NotFound(USER);
  }
}
