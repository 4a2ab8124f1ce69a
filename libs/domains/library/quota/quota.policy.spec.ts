import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { QuotaPolicy } from './quota.policy';

const owner = anActor({ role: Role.Mentor });
const quota = { user_id: owner.id, company_id: 'sinfonia' };
const admin = anActor({ role: Role.Admin });
const mentee = anActor({ role: Role.Mentee });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const people = [owner, admin, mentee, outsider, platform];

describe('QuotaPolicy', () => {
  it.each([
    // action   owner  admin mentee outsider platform
    ['read', true, true, false, false, false],
    ['update', false, true, false, false, false],
  ] as const)('%s', (action, ...expected) => {
    expect(people.map((actor) => QuotaPolicy[action](actor, quota))).toEqual(expected);
  });

  it('lets all roles but the platform get their own quota, and admins that of the company', () => {
    expect(people.map((actor) => QuotaPolicy.show(actor))).toEqual([true, true, true, true, false]);
    expect(people.map((actor) => QuotaPolicy.oversee(actor))).toEqual([false, true, false, true, false]);
    expect(people.map((actor) => QuotaPolicy.list(actor))).toEqual([false, true, false, true, false]);
  });
});
