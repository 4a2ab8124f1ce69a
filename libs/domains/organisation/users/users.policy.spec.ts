import { aUser, anActor } from '@test/builders';
import { Role } from '@app/auth';
import { UserStatus } from './user-status';
import { UsersPolicy } from './users.policy';

const user = { ...aUser({ department_id: 3 }), partner_ids: [501] };
const admin = anActor({ role: Role.Admin });
const mentor = anActor({ role: Role.Mentor });
const self = anActor({ role: Role.Mentee, id: user.id });
const near = anActor({ role: Role.Mentee, department_id: 3 });
const far = anActor({ role: Role.Mentee, department_id: 4 });
const partner = anActor({ role: Role.Mentee, id: 501, department_id: 4 });
const outsider = anActor({ role: Role.Admin, company_id: 'elsewhere' });
const platform = anActor({ role: Role.Admin, company_id: null, is_superuser: true });

describe('UsersPolicy', () => {
  it.each([
    // action            admin  mentor self   near   far    partner outsider platform
    ['read', true, true, true, true, true, true, false, false],
    ['read_fully', true, false, true, false, false, true, false, false],
    ['find', true, true, true, true, false, true, false, false],
    ['work_with', true, true, true, true, true, true, false, false],
    ['create', true, false, false, false, false, false, true, false],
    ['update', true, false, true, false, false, false, false, false],
    ['place', true, false, false, false, false, false, false, false],
    ['change_role', true, false, false, false, false, false, false, false],
    ['suspend', true, false, false, false, false, false, false, false],
    ['activate', true, false, false, false, false, false, false, false],
    ['leave', true, false, false, false, false, false, false, false],
    ['deactivate', true, false, false, false, false, false, false, false],
  ] as const)('%s', (action, ...expected) => {
    const actors = [admin, mentor, self, near, far, partner, outsider, platform];
    expect(actors.map((actor) => UsersPolicy[action](actor, user))).toEqual(expected);
  });

  it.each([UserStatus.Invited, UserStatus.Deactivated, UserStatus.Anonymised])('shows a person who is %s only to admins', (status) => {
    const there = { ...user, status };
    expect([admin, mentor, near].map((actor) => UsersPolicy.read(actor, there))).toEqual([true, false, false]);
    expect([UsersPolicy.find(partner, there), UsersPolicy.read_fully(partner, there)]).toEqual([false, false]);
  });

  it('lets only an admin deactivate a person with current pairs', () => {
    const alone = { ...user, partner_ids: [] };
    expect([self, admin, near].map((actor) => UsersPolicy.deactivate(actor, alone))).toEqual([true, true, false]);
    expect([self, admin, near].map((actor) => UsersPolicy.deactivate(actor, user))).toEqual([false, true, false]);
  });

  it("forbids changing one's own role, suspending oneself, and deactivating the platform's admin", () => {
    const own = aUser({ id: admin.id });
    expect([UsersPolicy.change_role(admin, own), UsersPolicy.suspend(admin, own), UsersPolicy.update(admin, own)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(UsersPolicy.deactivate(platform, { ...aUser({ id: platform.id, company_id: null }), partner_ids: [] })).toBe(false);
  });
});
