import { anActor } from '@test/builders';
import { Role } from './actor';
import { always, both, sameCompany } from './facts';
import { anyRole, policy } from './policy';
import { covers, isWithinRights, permissionsOf } from './scopes';

const Violins = policy('violin', {
  read: anyRole(always),
  tune: { admin: sameCompany, mentor: sameCompany },
  burn: { admin: both(sameCompany, always) },
});
const Sessions = policy('session', { peek: anyRole(always) }, { is_delegable: false });
const violin = { company_id: 'sinfonia' };

describe('a scope', () => {
  it.each([
    [['violin:tune'], true],
    [['violin:*'], true],
    [['violin:read', 'violin:tune'], true],
    [['violin:read'], false],
    [['*'], false],
    [['*:*'], false],
    [['violin:'], false],
    [['violin'], false],
    [['viola:*'], false],
    [[], false],
  ])('%s includes violin:tune: %s', (scopes, expected) => expect(covers(scopes, Violins.tune)).toBe(expected));

  it('never includes operations that need a person', () => {
    expect(covers(['session:*', 'session:peek'], Sessions.peek)).toBe(false);
    expect(permissionsOf('session:*')).toEqual([]);
  });

  it('is within the rights of a caller with one of its lines', () => {
    const mentee = anActor({ role: Role.Mentee });
    expect(['violin:read', 'violin:*', 'violin:tune', 'violin:paint', 'nothing:*'].map((scope) => isWithinRights(mentee, scope))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('an API key', () => {
  const holding = (...scopes: string[]) => anActor({ role: Role.Admin, scopes });

  it('has the permissions that both its owner and its scopes have', () => {
    expect(Violins.tune(holding('violin:tune'), violin)).toBe(true);
    expect(Violins.burn(holding('violin:tune'), violin)).toBe(false);
    expect(Violins.tune(holding('violin:tune'), { company_id: 'elsewhere' })).toBe(false);
    expect(Violins.burn({ ...holding('violin:*'), role: Role.Mentor }, violin)).toBe(false);
  });

  it('may read a resource that one of its scopes acts on', () => expect(Violins.read(holding('violin:tune'))).toBe(true));
});
