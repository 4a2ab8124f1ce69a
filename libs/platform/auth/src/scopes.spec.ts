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
  ])('%s stands for violin:tune: %s', (scopes, expected) => expect(covers(scopes, Violins.tune)).toBe(expected));

  it('never stands for what a person does themselves', () => {
    expect(covers(['session:*', 'session:peek'], Sessions.peek)).toBe(false);
    expect(permissionsOf('session:*')).toEqual([]);
  });

  it('is within the rights of whoever has a line of it', () => {
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

describe('a key that asks', () => {
  const holding = (...scopes: string[]) => anActor({ role: Role.Admin, scopes });

  it('may do what both its owner and its scopes allow', () => {
    expect(Violins.tune(holding('violin:tune'), violin)).toBe(true);
    expect(Violins.burn(holding('violin:tune'), violin)).toBe(false);
    expect(Violins.tune(holding('violin:tune'), { company_id: 'elsewhere' })).toBe(false);
    expect(Violins.burn({ ...holding('violin:*'), role: Role.Mentor }, violin)).toBe(false);
  });

  it('sees what it does something to', () => expect(Violins.read(holding('violin:tune'))).toBe(true));
});
