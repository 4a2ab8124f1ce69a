import { Role } from '@app/auth';
import { NotFound } from '@app/errors';
import { UserStatus } from '@organisation/users';
import { type PairedPerson, expectCapacity, expectPair } from './mentorship-pair';
import { MentorAtCapacity, PairUnfit, PersonUnavailable } from './mentorships.errors';

const person = (role: Role, status = UserStatus.Active): PairedPerson => ({ id: 1, role, status });
const mentor = person(Role.Mentor);
const mentee = person(Role.Mentee);

describe(expectPair.name, () => {
  it('accepts an active mentor or admin with an active mentee', () => {
    expect(() => expectPair(mentor, mentee)).not.toThrow();
    expect(() => expectPair(person(Role.Admin), mentee)).not.toThrow();
  });

  it.each([
    ['a missing mentor', undefined, mentee, NotFound],
    ['a missing mentee', mentor, undefined, NotFound],
    ['a mentee as the mentor', mentee, mentee, PairUnfit],
    ['a mentor as the mentee', mentor, mentor, PairUnfit],
    ['a suspended mentor', person(Role.Mentor, UserStatus.Suspended), mentee, PersonUnavailable],
    ['a leaving mentee', mentor, person(Role.Mentee, UserStatus.Leaving), PersonUnavailable],
  ])('refuses %s', (_, first, second, refusal) => {
    expect(() => expectPair(first, second)).toThrow(refusal);
  });
});

describe(expectCapacity.name, () => {
  it('accepts up to the maximum and refuses one more', () => {
    expect(() => expectCapacity({ open: 4, capacity: 5 })).not.toThrow();
    expect(() => expectCapacity({ open: 5, capacity: 5 })).toThrow(MentorAtCapacity);
  });
});
