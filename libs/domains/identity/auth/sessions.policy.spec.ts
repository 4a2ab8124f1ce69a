import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { SessionsPolicy } from './sessions.policy';

describe('SessionsPolicy', () => {
  const owner = { id: 900, company_id: 'sinfonia' };
  const nobodys = { id: 901, company_id: null };

  it.each([
    ['by their owner', anActor({ id: 900, role: Role.Mentee }), owner, true],
    ["by their company's admin", anActor({ role: Role.Admin }), owner, true],
    ['not by a colleague', anActor({ role: Role.Mentor }), owner, false],
    ["not by another company's admin", anActor({ role: Role.Admin, company_id: 'elsewhere' }), owner, false],
    ["not by the platform's admin", anActor({ role: Role.Admin, company_id: null, is_superuser: true }), nobodys, false],
  ])('%s', (_, actor, whose, allowed) => {
    expect(SessionsPolicy.list(actor, whose)).toBe(allowed);
    expect(SessionsPolicy.revoke(actor, whose)).toBe(allowed);
  });
});
