import { liveChallenge, newPasskeyChallenge, proofOf, registrationOf, signInFrom } from './passkey-challenges';

const NOW = new Date('2030-01-15T09:00:00Z');
const at = (seconds: number) => new Date(+NOW + seconds * 1_000);
const expiryOf = (...given: Parameters<typeof liveChallenge>) => liveChallenge(...given)?.expires_at;
const mina = { id: 7, session_id: 42 };
const phone = { address: '203.0.113.9', user_agent: 'phone' };

describe('a passkey challenge', () => {
  const made = (binding: string) => newPasskeyChallenge(binding, NOW).toString('base64url');

  it('is valid for five minutes, and different each time', () => {
    const challenge = made(registrationOf(mina));
    expect(expiryOf(challenge, registrationOf(mina), NOW)).toEqual(at(300));
    expect(expiryOf(challenge, registrationOf(mina), at(299))).toEqual(at(300));
    expect(expiryOf(challenge, registrationOf(mina), at(300))).toBeUndefined();
    expect(made(registrationOf(mina))).not.toBe(challenge);
  });

  it.each([
    ['another purpose', proofOf(mina)],
    ['another person', registrationOf({ ...mina, id: 8 })],
    ['another session', registrationOf({ ...mina, session_id: 43 })],
    ['somebody who signs in', signInFrom(phone)],
  ])('for a registration is not valid for %s', (_, binding) => {
    expect(expiryOf(made(registrationOf(mina)), binding, NOW)).toBeUndefined();
  });

  it('for a sign-in is valid only from the network and the user agent that requested it', () => {
    const challenge = made(signInFrom(phone));
    expect(expiryOf(challenge, signInFrom(phone), NOW)).toEqual(at(300));
    for (const other of [
      { ...phone, address: '198.51.100.1' },
      { ...phone, user_agent: 'laptop' },
      { ...phone, user_agent: null },
    ])
      expect(expiryOf(challenge, signInFrom(other), NOW)).toBeUndefined();
  });

  it('has the same hash in every base64url form', () => {
    const challenge = made(proofOf(mina));
    const hashes = [challenge, `${challenge}==`].map((text) => liveChallenge(text, proofOf(mina), NOW)!.hash);
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('is refused if it was changed or cut short', () => {
    const bytes = newPasskeyChallenge(proofOf(mina), NOW);
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = changed[place]! ^ 1;
      expect(expiryOf(changed.toString('base64url'), proofOf(mina), NOW)).toBeUndefined();
    }
    for (const length of [0, 16, 20, 51])
      expect(expiryOf(bytes.subarray(0, length).toString('base64url'), proofOf(mina), NOW)).toBeUndefined();
  });
});
