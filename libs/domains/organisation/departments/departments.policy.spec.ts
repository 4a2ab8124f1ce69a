import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { DepartmentsPolicy } from './departments.policy';

const department = { company_id: 'sinfonia' };
const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const mentee = anActor({ role: Role.Mentee });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const nobodys = anActor({ role: Role.Mentee, company_id: null });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });

describe('DepartmentsPolicy', () => {
  it.each([
    // action          admin  mentor mentee outsider nobodys platform
    ['read', true, true, true, false, false, false],
    ['create', true, false, false, true, false, false],
    ['update', true, false, false, false, false, false],
    ['delete', true, false, false, false, false, false],
  ] as const)('%s', (action, ...expected) => {
    const actors = [admin, mentor, mentee, outsider, nobodys, platform];
    expect(actors.map((actor) => DepartmentsPolicy[action](actor, department))).toEqual(expected);
  });
});
