import { type Known, judgeLink, judgeSignIn } from './linking';

const account = (given: Partial<Known> = {}): Known => ({ may_sign_in: true, verified: true, established: true, ...given });
const anybody = { vouched: true, open: true };

describe(judgeSignIn.name, () => {
  it.each([
    // whose identity, who has the address,                                    vouched, open  -> verdict
    [account(), undefined, true, true, 'sign_in'],
    [account(), undefined, false, false, 'sign_in'],
    [account(), account(), true, true, 'sign_in'],
    [account({ may_sign_in: false }), undefined, true, true, 'not_admitted'],
    [account({ may_sign_in: false }), account(), true, true, 'not_admitted'],

    [undefined, undefined, true, true, 'register'],
    [undefined, undefined, true, false, 'closed'],
    [undefined, undefined, false, true, 'unverified'],

    [undefined, account(), true, true, 'account_exists'],
    [undefined, account({ established: false }), true, true, 'account_exists'],
    [undefined, account({ verified: false }), true, true, 'account_exists'],
    [undefined, account({ verified: false, established: false }), true, true, 'claim'],
    [undefined, account({ verified: false, established: false }), true, false, 'claim'],

    [undefined, account({ may_sign_in: false }), true, true, 'not_admitted'],
    [undefined, account({ may_sign_in: false, verified: false, established: false }), true, true, 'not_admitted'],
  ] as const)('%j, %j, vouched %s, open %s: %s', (...[owner, namesake, vouched, open, verdict]) =>
    expect(judgeSignIn({ owner, namesake, vouched, open })).toBe(verdict),
  );

  it('never lets anybody in, nor changes anything, by an address that is not vouched for', () => {
    const flags = [true, false];
    const namesakes = flags.flatMap((may_sign_in) =>
      flags.flatMap((verified) => flags.map((established) => ({ may_sign_in, verified, established }))),
    );
    for (const namesake of [undefined, ...namesakes])
      for (const open of flags) expect(judgeSignIn({ namesake, vouched: false, open })).toBe('unverified');
  });

  it('never gives a verified account, or one that others stand behind, to a new identity', () => {
    for (const namesake of [account(), account({ established: false }), account({ verified: false })])
      expect(judgeSignIn({ ...anybody, namesake })).toBe('account_exists');
  });
});

describe(judgeLink.name, () => {
  it.each([
    ['nobody', true, true, 'link'],
    ['nobody', true, false, 'link'],
    ['nobody', false, true, 'link'],
    ['nobody', false, false, 'unverified'],
    ['self', false, false, 'linked'],
    ['self', true, true, 'linked'],
    ['another', true, true, 'taken'],
    ['another', false, true, 'taken'],
  ] as const)('of %s, verified %s, the same address %s: %s', (owner, verified, same_address, verdict) =>
    expect(judgeLink({ owner, verified, same_address })).toBe(verdict),
  );
});
