import { env } from '@app/config';
import { Passwords, isAcceptable } from './passwords';

describe(Passwords.name, () => {
  const before = { ...env };
  afterEach(() => void Object.assign(env, before));
  const passwords = new Passwords();
  const person = { email: 'mina@example.com', names: ['김미나', 'Sinfonia'] };
  const refused = { details: [{ field: 'password', message: expect.objectContaining({ en: expect.stringContaining('easy to guess') }) }] };

  it.each(['mina@example.com', 'sinfonia2026', 'tutti1234', 'Password1!', 'aaaaaaaaaaaa', 'qwertz12345', '김미나김미나'])(
    'refuses %s, which is guessable from what is known about the person',
    (password) => expect(passwords.choose({ password, ...person })).rejects.toMatchObject(refused),
  );

  it.each(['violin-on-the-roof', 'correct horse battery', '바이올린과 첼로와 북'])('accepts %s', async (password) => {
    const hashed = await passwords.choose({ password, ...person });
    expect(await passwords.verify(password, hashed)).toEqual({ matches: true, is_outdated: false });
  });

  it('accepts common passwords if allowed, but no address, name, company or product', async () => {
    Object.assign(env, { PASSWORD_COMMON: 'allow' });
    await expect(passwords.choose({ password: 'password123', ...person })).resolves.toContain('$2');
    for (const password of ['mina@example.com', 'SINFONIA', '김미나', 'tutti'])
      await expect(passwords.choose({ password, ...person })).rejects.toMatchObject(refused);
  });

  it('hashes the NFC form and counts its bytes', async () => {
    const [composed, sent] = ['바이올린과 첼로와 북', '바이올린과 첼로와 북'.normalize('NFD')];
    const hashed = await passwords.hash(sent);
    expect((await passwords.verify(composed, hashed)).matches).toBe(true);
    expect((await passwords.verify(sent, hashed)).matches).toBe(true);
    expect(isAcceptable('가'.repeat(24).normalize('NFD'))).toBe(true);
    expect(isAcceptable('가'.repeat(25))).toBe(false);
  });
});
