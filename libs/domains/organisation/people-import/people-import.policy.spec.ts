import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { PeopleImportPolicy } from './people-import.policy';

const file = { company_id: 'sinfonia' };
const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const mentee = anActor({ role: Role.Mentee });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const actors = [admin, mentor, mentee, outsider, platform];

describe('PeopleImportPolicy', () => {
  it.each(['read', 'commit', 'discard'] as const)("lets only the company's admin %s", (action) => {
    expect(actors.map((actor) => PeopleImportPolicy[action](actor, file))).toEqual([true, false, false, false, false]);
  });

  it('lets only admins of a company list', () => {
    expect(actors.map((actor) => PeopleImportPolicy.list(actor))).toEqual([true, false, false, true, false]);
  });
});
