import { Role } from '@app/auth';
import { NotFound } from '@app/errors';
import { UserStatus } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import type { Mentorship } from './mentorship.entity';
import { MentorAtCapacity, PairUnfit, PersonUnavailable } from './mentorships.errors';

/** Two people, and their mentorship where there is one already. */
export type MentorshipPair = Pick<Mentorship, 'company_id' | 'mentor_id' | 'mentee_id'> & { readonly id?: number };

/** Facts about a person by which a pair is judged. */
export interface PairedPerson {
  readonly id: number;
  readonly role: Role;
  readonly status: UserStatus;
}

/** Refuses people of whom one is not there (404), who have the wrong roles (422), or who are not both active (409). */
export function expectPair(mentor: PairedPerson | undefined, mentee: PairedPerson | undefined): void {
  if (!mentor || !mentee) throw new NotFound(USER);
  if (mentor.role === Role.Mentee || mentee.role !== Role.Mentee) throw new PairUnfit();
  if ([mentor, mentee].some(({ status }) => status !== UserStatus.Active)) throw new PersonUnavailable();
}

/** The mentorships that a mentor has open, and how many they can have. */
export interface MentorLoad {
  readonly open: number;
  readonly capacity: number;
}

/** Refuses (409) one more mentorship for a mentor who has as many as they can have. */
export function expectCapacity({ open, capacity }: MentorLoad): void {
  if (open >= capacity) throw new MentorAtCapacity();
}
