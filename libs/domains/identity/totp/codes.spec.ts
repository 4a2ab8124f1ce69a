import { generateSync } from 'otplib';
import { compact, newRecoveryCodes, newTotpSecret, otpauthUri, recoveryHashOf, stepOf } from './codes';

const NOW = new Date('2030-01-15T09:00:10Z');
const STEP = Math.floor(+NOW / 30_000);

describe('a code of an authenticator app', () => {
  const secret = newTotpSecret();
  const codeAt = (seconds: number) => generateSync({ secret, epoch: +NOW / 1_000 + seconds });

  // RFC 6238, appendix B: the last six digits of the values for SHA-1.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i is %s', (at, code) => {
    const known = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(stepOf(known, code, new Date(at * 1_000), null)).toBe(Math.floor(at / 30));
  });

  it.each([
    [-60, undefined],
    [-30, STEP - 1],
    [0, STEP],
    [30, STEP + 1],
    [60, undefined],
  ])('%i seconds away is of step %s', (seconds, step) => expect(stepOf(secret, codeAt(seconds), NOW, null)).toBe(step));

  it('is refused once its time step or a later one was used', () => {
    expect(stepOf(secret, codeAt(0), NOW, STEP)).toBeUndefined();
    expect(stepOf(secret, codeAt(0), NOW, STEP + 1)).toBeUndefined();
    expect(stepOf(secret, codeAt(0), NOW, STEP - 1)).toBe(STEP);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 456', '-12345', '\u0000'])('is not %s', (code) =>
    expect(stepOf(secret, code, NOW, null)).toBeUndefined(),
  );

  it('comes from a secret of 160 bits, which the otpauth URI contains', () => {
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(otpauthUri(secret, 'mina@example.com')).toBe(`otpauth://totp/Tutti:mina%40example.com?secret=${secret}&issuer=Tutti`);
  });
});

describe('recovery codes', () => {
  it('are ten, all different, with case, spaces and hyphens ignored', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
    const typed = ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `;
    expect(recoveryHashOf(typed)).toBe(recoveryHashOf(codes[0]!));
    expect(compact('123 456')).toBe('123456');
  });
});
