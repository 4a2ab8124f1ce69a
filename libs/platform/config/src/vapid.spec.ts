import { createECDH } from 'node:crypto';
import { vapidProblems } from './vapid';

const aPair = () => {
  const pair = createECDH('prime256v1');
  return { VAPID_PUBLIC_KEY: pair.generateKeys('base64url'), VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url') };
};

describe('the keys for web push', () => {
  it('are set both or not at all, and belong together', () => {
    const pair = aPair();
    expect([vapidProblems({}), vapidProblems(pair)]).toEqual([[], []]);
    expect(vapidProblems({ VAPID_PUBLIC_KEY: pair.VAPID_PUBLIC_KEY })).toEqual([expect.stringContaining('both or not at all')]);
    for (const VAPID_PRIVATE_KEY of [aPair().VAPID_PRIVATE_KEY, 'x', 'not base64!'])
      expect(vapidProblems({ ...pair, VAPID_PRIVATE_KEY })).toEqual([expect.stringContaining('must belong to VAPID_PUBLIC_KEY')]);
  });
});
