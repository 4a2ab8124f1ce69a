import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { IdentitiesPolicy } from './identities.policy';

describe('identities', () => {
  const identity = { user_id: 900 };
  const admin = { role: Role.Admin };

  it.each([
    ['their owner', anActor({ id: 900, role: Role.Mentee }), true],
    ["the platform's admin's own", anActor({ ...admin, id: 900, company_id: null, is_superuser: true }), true],
    ['an admin', anActor(admin), false],
    ["the platform's admin", anActor({ ...admin, company_id: null, is_superuser: true }), false],
    ['a colleague', anActor(), false],
  ])('%s', (_, actor, allowed) => {
    expect(IdentitiesPolicy.list(actor, identity)).toBe(allowed);
    expect(IdentitiesPolicy.unlink(actor, identity)).toBe(allowed);
    expect(IdentitiesPolicy.link(actor)).toBe(true);
  });
});
