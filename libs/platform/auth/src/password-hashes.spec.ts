import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/bcrypt';
import { env } from '@app/config';
import { isDear, isOutdated, matchOf } from './password-hashes';

const isPasswordOf = async (hashed: string | null, password: string) => !!(await matchOf(hashed, password));
const PASSWORD = 'violin-on-the-roof';
beforeAll(() => void Object.assign(env, { BCRYPT_ROUNDS: 12 }));
/** A hash in Django's format. */
const django = (iterations: number, salt = 'kJ3Lq9', password = PASSWORD) =>
  `pbkdf2_sha256$${iterations}$${salt}$${pbkdf2Sync(password, salt, iterations, 32, 'sha256').toString('base64')}`;

describe('a stored hash', () => {
  it.each(['$2a$', '$2b$', '$2y$'])('of bcrypt is recognised by %s', async (prefix) => {
    const hashed = (await hash(PASSWORD, 4)).replace(/^\$2[aby]\$/, prefix);
    expect(await isPasswordOf(hashed, PASSWORD)).toBe(true);
    expect(await isPasswordOf(hashed, `${PASSWORD}!`)).toBe(false);
  });

  it('of Django is recognised', async () => {
    expect(await isPasswordOf(django(1_000), PASSWORD)).toBe(true);
    expect(await isPasswordOf(django(1_000), 'cello-on-the-roof')).toBe(false);
    const long = 'x'.repeat(100);
    expect(await isPasswordOf(django(1_000, 'salt', long), long)).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['an empty text', ''],
    ['a text', 'secret'],
    ['the password itself', PASSWORD],
    ['bcrypt that is cut', '$2b$12$qAYAvn.uojVU7ipCo6d8U'],
    ['bcrypt of too many rounds', `$2b$31$${'a'.repeat(53)}`],
    ['bcrypt of too few', `$2b$03$${'a'.repeat(53)}`],
    ['bcrypt with a salt that is none', `$2b$04$${'.'.repeat(21)}~${'a'.repeat(31)}`],
    ['pbkdf2 without iterations', django(1).replace('$1$', '$0$')],
    ['pbkdf2 of too many', django(1).replace('$1$', '$9999999$')],
    ['pbkdf2 that is cut', django(1).slice(0, -2)],
    ['pbkdf2 with no salt', django(1).replace('kJ3Lq9', '')],
    ['another algorithm', 'argon2id$v=19$m=102400'],
    ['an unusable one of Django', '!kJ3Lq9'],
  ])('that is %s matches no password and throws nothing', async (_, hashed) => expect(await isPasswordOf(hashed, PASSWORD)).toBe(false));

  it('needs a rehash unless it has today’s parameters', async () => {
    expect(isOutdated(django(1), PASSWORD)).toBe(true);
    expect(isOutdated(`$2b$10$${'a'.repeat(53)}`, PASSWORD)).toBe(true);
    expect(isOutdated(`$2b$12$${'a'.repeat(53)}`, PASSWORD)).toBe(false);
    expect(isOutdated(django(1), 'x'.repeat(73))).toBe(false);
  });

  it('is compared with the NFC and the raw form', async () => {
    const [sent, form] = ['바이올린'.normalize('NFD'), '바이올린'];
    expect(await matchOf(await hash(form, 4), sent)).toBe('composed');
    expect(await matchOf(await hash(sent, 4), sent)).toBe('as_sent');
    expect(await matchOf(await hash(sent, 4), form)).toBeUndefined();
    expect(isOutdated(`$2b$12$${'a'.repeat(53)}`, sent, 'as_sent')).toBe(true);
    expect(isOutdated(`$2b$12$${'a'.repeat(53)}`, sent, 'composed')).toBe(false);
  });

  it('is expensive if its cost is above ours', () => {
    const bcrypt = (rounds: number) => `$2b$${rounds}$${'a'.repeat(53)}`;
    expect([bcrypt(12), bcrypt(13), bcrypt(15)].map(isDear)).toEqual([false, true, true]);
    expect(isDear(django(1_000).replace('$1000$', '$2000000$'))).toBe(true);
    expect([django(1_000), 'nonsense'].map(isDear)).toEqual([false, false]);
  });
});
