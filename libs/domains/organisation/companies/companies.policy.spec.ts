import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { CompaniesPolicy } from './companies.policy';

const company = { id: 'sinfonia' };
const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const mentee = anActor({ role: Role.Mentee });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const nobodys = anActor({ role: Role.Mentee, company_id: null });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });
const actors = [admin, mentor, mentee, outsider, nobodys, platform];

describe('CompaniesPolicy', () => {
  it.each([
    // action          admin  mentor mentee outsider nobodys platform
    ['read', true, true, true, false, false, true],
    ['oversee', true, false, false, false, false, true],
    ['read_settings', true, false, false, false, false, false],
    ['create', false, false, false, false, false, true],
    ['invite_admin', false, false, false, false, false, true],
    ['update', true, false, false, false, false, true],
    ['delete', false, false, false, false, false, true],
  ] as const)('%s', (action, ...expected) => {
    expect(actors.map((actor) => CompaniesPolicy[action](actor, company))).toEqual(expected);
  });

  it.each([
    // field           admin  mentor mentee outsider nobodys platform
    ['name', true, false, false, false, false, false],
    ['settings', true, false, false, false, false, false],
    ['quota_bytes', false, false, false, false, false, true],
  ] as const)('change %s', (field, ...expected) => {
    expect(actors.map((actor) => CompaniesPolicy.change(actor, company, field))).toEqual(expected);
  });
});
