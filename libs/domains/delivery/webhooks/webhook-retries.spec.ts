import { delayAfter } from './webhook-retries';

describe(delayAfter.name, () => {
  it('waits longer after each failure, and ends after the eighth attempt', () => {
    const delays_s = [1, 2, 3, 4, 5, 6, 7].map((failures) => delayAfter(failures)! / 1_000);
    expect(delays_s).toEqual([5, 60, 300, 1_800, 7_200, 28_800, 86_400]);
    expect(delayAfter(8)).toBeUndefined();
  });
});
