import { Role } from '@app/auth';
import { NotFound } from '@app/errors';
import { UserStatus } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import type { Mentorship } from './mentorship.entity';
import { MentorAtCapacity, PairUnfit, PersonUnavailable } from './mentorships.errors';

/** Two people, and the ID of their mentorship if it exists. */
export type MentorshipPair = Pick<Mentorship, 'company_id' | 'mentor_id' | 'mentee_id'> & { readonly id?: number };

/** Facts about a person that decide if they can be paired. */
export interface PairedPerson {
  readonly id: number;
  readonly role: Role;
  readonly status: UserStatus;
}

/** Throws 422 if the person cannot mentor, and 409 if they are not active. */
export function expectMentor({ role, status }: PairedPerson): void {
  if (role === Role.Mentee) throw new PairUnfit();
  if (status !== UserStatus.Active) throw new PersonUnavailable();
}

/** Throws 404 if one of them is missing, 422 for wrong roles, and 409 if they are not both active. */
export function expectPair(mentor: PairedPerson | undefined, mentee: PairedPerson | undefined): void {
  if (!mentor || !mentee) throw new NotFound(USER);
  if (mentor.role === Role.Mentee || mentee.role !== Role.Mentee) throw new PairUnfit();
  if ([mentor, mentee].some(({ status }) => status !== UserStatus.Active)) throw new PersonUnavailable();
}

/** Number of open mentorships of a mentor, and the maximum. */
export interface MentorLoad {
  readonly open: number;
  readonly capacity: number;
}

/** Throws 409 if the mentor has reached the maximum. */
export function expectCapacity({ open, capacity }: MentorLoad): void {
  if (open >= capacity) throw new MentorAtCapacity();
}
