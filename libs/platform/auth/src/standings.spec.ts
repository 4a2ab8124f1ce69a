import { anActor } from '@test/builders';
import { Standings, type Standing } from './standings';

describe(Standings.name, () => {
  const standing: Standing = { ...anActor(), session_id: 1, locale: null };
  let asked = 0;
  let answer: () => Promise<Standing | undefined>;
  const setUp = () => {
    asked = 0;
    answer = () => Promise.resolve(standing);
    return new Standings({ standingOf: () => (asked++, answer()), standingOfToken: () => Promise.resolve(undefined) });
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are asked for once a second, however many requests there are', async () => {
    const standings = setUp();
    await Promise.all([standings.of(1), standings.of(1)]);
    expect(standings.of(1)).toBe(standing);
    expect(asked).toBe(1);
    jest.advanceTimersByTime(1_000);
    await standings.of(1);
    expect(asked).toBe(2);
  });

  it('are asked for anew once forgotten, even when an answer was on its way', async () => {
    const standings = setUp();
    const early = standings.of(1);
    standings.forget();
    answer = () => Promise.resolve(undefined);
    await early;
    expect(await standings.of(1)).toBeUndefined();
  });

  it('are not known while nobody can tell, and asked for again', async () => {
    const standings = setUp();
    answer = () => Promise.reject(new Error('down'));
    await expect(standings.of(1)).rejects.toThrow('down');
    answer = () => Promise.resolve(standing);
    expect(await standings.of(1)).toBe(standing);
  });
});
