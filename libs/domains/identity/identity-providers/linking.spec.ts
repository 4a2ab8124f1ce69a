import { type Known, judgeLink, judgeSignIn } from './linking';

const account = (given: Partial<Known> = {}): Known => ({ may_sign_in: true, unproven: false, ...given });
const anybody = { vouched: true, open: true };

describe(judgeSignIn.name, () => {
  it.each([
    // owner of the identity, owner of the address,                            vouched, open  -> verdict
    [account(), undefined, true, true, 'sign_in'],
    [account(), undefined, false, false, 'sign_in'],
    [account(), account(), true, true, 'sign_in'],
    [account({ may_sign_in: false }), undefined, true, true, 'not_admitted'],
    [account({ may_sign_in: false }), account(), true, true, 'not_admitted'],

    [undefined, undefined, true, true, 'register'],
    [undefined, undefined, true, false, 'closed'],
    [undefined, undefined, false, true, 'unverified'],

    [undefined, account(), true, true, 'account_exists'],
    [undefined, account({ unproven: true }), true, true, 'claim'],
    [undefined, account({ unproven: true }), true, false, 'claim'],

    [undefined, account({ may_sign_in: false }), true, true, 'not_admitted'],
    [undefined, account({ may_sign_in: false, unproven: true }), true, true, 'claim'],
  ] as const)('%j, %j, vouched %s, open %s: %s', (...[owner, namesake, vouched, open, verdict]) =>
    expect(judgeSignIn({ owner, namesake, vouched, open })).toBe(verdict),
  );

  it('answers `unverified` for every address that the provider has not verified', () => {
    const flags = [true, false];
    const namesakes = flags.flatMap((may_sign_in) => flags.map((unproven) => ({ may_sign_in, unproven })));
    for (const namesake of [undefined, ...namesakes])
      for (const open of flags) expect(judgeSignIn({ namesake, vouched: false, open })).toBe('unverified');
  });

  it('never links a proven account by its address', () => {
    expect(judgeSignIn({ ...anybody, namesake: account() })).toBe('account_exists');
  });
});

describe(judgeLink.name, () => {
  it.each([
    ['nobody', true, 'link'],
    ['nobody', false, 'unconfirmed'],
    ['self', false, 'linked'],
    ['self', true, 'linked'],
    ['another', true, 'taken'],
    ['another', false, 'taken'],
  ] as const)('of %s, confirmed %s: %s', (owner, confirmed, verdict) => expect(judgeLink({ owner, confirmed })).toBe(verdict));
});
