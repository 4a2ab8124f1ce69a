import { Role } from '@app/auth';
import { NotFound } from '@app/errors';
import { UserStatus } from '@organisation/users';
import { type PairedPerson, expectCapacity, expectPair } from './mentorship-pair';
import { MentorAtCapacity, PairUnfit, PersonUnavailable } from './mentorships.errors';

const person = (role: Role, status = UserStatus.Active): PairedPerson => ({ id: 1, role, status });
const mentor = person(Role.Mentor);
const mentee = person(Role.Mentee);

describe(expectPair.name, () => {
  it('takes a mentor or an admin with a mentee, all of them active', () => {
    expect(() => expectPair(mentor, mentee)).not.toThrow();
    expect(() => expectPair(person(Role.Admin), mentee)).not.toThrow();
  });

  it.each([
    ['a mentor who is not there', undefined, mentee, NotFound],
    ['a mentee who is not there', mentor, undefined, NotFound],
    ['a mentee as the mentor', mentee, mentee, PairUnfit],
    ['a mentor as the mentee', mentor, mentor, PairUnfit],
    ['a suspended mentor', person(Role.Mentor, UserStatus.Suspended), mentee, PersonUnavailable],
    ['a mentee on their way out', mentor, person(Role.Mentee, UserStatus.Leaving), PersonUnavailable],
  ])('refuses %s', (_, first, second, refusal) => {
    expect(() => expectPair(first, second)).toThrow(refusal);
  });
});

describe(expectCapacity.name, () => {
  it('takes as many as the mentor can have, and no more', () => {
    expect(() => expectCapacity({ open: 4, capacity: 5 })).not.toThrow();
    expect(() => expectCapacity({ open: 5, capacity: 5 })).toThrow(MentorAtCapacity);
  });
});
