import { anActor } from '@test/builders';
import { type SessionRights, SessionRightsCache } from './session-rights';

describe(SessionRightsCache.name, () => {
  const sessionRights: SessionRights = { ...anActor(), session_id: 1, locale: null };
  let asked = 0;
  let answer: () => Promise<SessionRights | undefined>;
  const setUp = () => {
    asked = 0;
    answer = () => Promise.resolve(sessionRights);
    return new SessionRightsCache({
      rightsOf: () => (asked++, answer()),
      liveAmong: () => Promise.resolve([]),
      rightsOfToken: () => Promise.resolve(undefined),
    });
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads rights once a second under any number of requests', async () => {
    const rights = setUp();
    await Promise.all([rights.of(1), rights.of(1)]);
    expect(rights.of(1)).toBe(sessionRights);
    expect(asked).toBe(1);
    jest.advanceTimersByTime(1_000);
    await rights.of(1);
    expect(asked).toBe(2);
  });

  it('loads them again once forgotten, also while a load is in flight', async () => {
    const rights = setUp();
    const early = rights.of(1);
    rights.forget();
    answer = () => Promise.resolve(undefined);
    await early;
    expect(await rights.of(1)).toBeUndefined();
  });

  it('returns none while loading fails, and retries', async () => {
    const rights = setUp();
    answer = () => Promise.reject(new Error('down'));
    await expect(rights.of(1)).rejects.toThrow('down');
    answer = () => Promise.resolve(sessionRights);
    expect(await rights.of(1)).toBe(sessionRights);
  });
});
