import { Passkey } from './passkey.entity';

describe('the signature counter of a passkey', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
    [4_294_967_294, 4_294_967_295, false],
  ])('that was %i and is %i is behind: %s', (last, next, isBehind) => {
    const passkey = Object.assign(new Passkey(), { sign_counter: last });
    expect(passkey.isBehind(next)).toBe(isBehind);
  });
});
