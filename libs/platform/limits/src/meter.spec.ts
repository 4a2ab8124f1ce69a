import { setTimeout as sleep } from 'node:timers/promises';
import { Meter, type SharedCounter } from './meter';

const WINDOW_S = 3_600;

/** Imitates Redis: several meters can share it, and it can be down and lose its data. */
class FakeLedger implements SharedCounter {
  readonly used = new Map<string, number>();
  calls = 0;
  isAway = false;
  hangs = false;

  consume(key: string, points: number) {
    this.calls++;
    if (this.hangs) return new Promise<never>(() => undefined);
    if (this.isAway) return Promise.reject(new Error('away'));
    this.used.set(key, (this.used.get(key) ?? 0) + points);
    return Promise.resolve({ consumedPoints: this.used.get(key)!, msBeforeNext: WINDOW_S * 1_000 });
  }
}

describe(Meter.name, () => {
  const meters: Meter[] = [];
  afterEach(() => meters.splice(0).forEach((meter) => meter.stop()));
  const aMeter = (ledger: SharedCounter, quota = 3, max?: number) => {
    meters.push(new Meter(quota, WINDOW_S, ledger, max));
    return meters.at(-1)!;
  };
  const allowed = async (meter: Meter, times: number) => {
    let n = 0;
    for (let i = 0; i < times; i++) n += Number((await meter.count('anna')).allowed);
    return n;
  };

  it('admits up to the quota and reports remainder and reset', async () => {
    const meter = aMeter(new FakeLedger());
    expect(await meter.count('anna')).toEqual({ allowed: true, remaining: 2, resets_in_s: WINDOW_S });
    expect(await allowed(meter, 5)).toBe(2);
    expect(await meter.count('anna')).toMatchObject({ allowed: false, remaining: 0 });
    expect(await meter.count('max')).toMatchObject({ allowed: true, remaining: 2 });
  });

  it('admits exactly the quota under concurrent requests', async () => {
    const meter = aMeter(new FakeLedger());
    const verdicts = await Promise.all(Array.from({ length: 10 }, async () => meter.count('anna')));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(3);
  });

  it('needs no ledger call for a known caller, and settles a batch in one call', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter(ledger, 100);
    await meter.count('anna');
    for (let n = 0; n < 50; n++) expect(meter.count('anna')).not.toBeInstanceOf(Promise);
    await meter.settle();
    expect([ledger.calls, ledger.used.get('anna')]).toEqual([2, 51]);
  });

  it('learns the counts of other processes at first use and after settling', async () => {
    const ledger = new FakeLedger();
    const [here, there] = [aMeter(ledger), aMeter(ledger)];
    await here.count('anna');
    await there.count('anna');
    await Promise.all([here.settle(), there.settle()]);
    expect(await allowed(aMeter(ledger), 5)).toBe(1);
    expect(await allowed(here, 5)).toBeLessThanOrEqual(2);
  });

  it('continues locally while the ledger is down, and settles afterwards', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter(ledger);
    await allowed(meter, 2);
    await meter.settle();
    ledger.isAway = true;
    expect(await allowed(meter, 5)).toBe(1);
    await meter.settle();
    ledger.isAway = false;
    await meter.settle();
    expect(ledger.used.get('anna')).toBe(3);
    expect(await allowed(meter, 5)).toBe(0);
  });

  it('keeps its count if the ledger was emptied', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter(ledger);
    await allowed(meter, 2);
    await meter.settle();
    ledger.used.clear();
    await allowed(meter, 1);
    await meter.settle();
    expect(await allowed(meter, 5)).toBe(0);
  });

  it('waits briefly for a hanging ledger, and only once', async () => {
    const ledger = new FakeLedger();
    ledger.hangs = true;
    const meter = aMeter(ledger);
    const began = performance.now();
    expect(await meter.count('anna')).toMatchObject({ allowed: true });
    expect(performance.now() - began).toBeLessThan(100);
    expect(meter.count('max')).not.toBeInstanceOf(Promise);
  });

  it('refunds a count, also after it was settled', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter(ledger);
    for (let n = 0; n < 10; n++) {
      expect(await meter.count('anna')).toMatchObject({ allowed: true });
      await meter.settle();
      meter.refund('anna');
    }
    await meter.settle();
    expect(ledger.used.get('anna')).toBe(0);
    meter.refund('nobody');
    expect(await allowed(meter, 5)).toBe(3);
  });

  it('counts nothing twice with a slow ledger', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter({ consume: async (key, points) => (await sleep(30), ledger.consume(key, points)) });
    await meter.count('anna');
    const first = meter.settle();
    meter.refund('anna');
    await Promise.all([first, meter.settle()]);
    await meter.settle();
    expect(ledger.used.get('anna')).toBe(0);
    expect(await allowed(meter, 5)).toBe(3);
  });

  it('stays bounded in memory and ledger, and continues counting', async () => {
    const ledger = new FakeLedger();
    const meter = aMeter(ledger, 1_000, 100);
    for (let n = 0; n < 40_000; n++) await meter.count(`caller ${n}`);
    await meter.settle();
    expect(ledger.used.size).toBeLessThanOrEqual(100 + 16_384);
    expect([...ledger.used.values()].reduce((sum, n) => sum + n, 0)).toBe(40_000);
    expect(ledger.used.get('caller 7')).toBe(1);

    ledger.isAway = true;
    for (let n = 0; n < 40_000; n++) await meter.count(`another ${n}`);
    const { tallies, unsettled } = meter as unknown as { tallies: { size: number }; unsettled: Set<unknown> };
    expect(tallies.size).toBeLessThanOrEqual(100 + 16_384);
    expect(unsettled.size).toBeLessThanOrEqual(tallies.size);
  });

  it('resets when the window has passed', async () => {
    const meter = aMeter(new FakeLedger());
    await allowed(meter, 3);
    expect(await meter.count('anna', Date.now() + WINDOW_S * 1_000 + 1)).toMatchObject({ allowed: true });
  });

  it('stays bounded while the ledger is down', async () => {
    const ledger = new FakeLedger();
    ledger.isAway = true;
    const meter = aMeter(ledger);
    for (let caller = 0; caller < 100_000; caller++) await meter.count(`caller-${caller}`);
    // 50,000 callers with counts of their own, and 16,384 shared ones.
    expect((meter as unknown as { unsettled: Set<unknown> }).unsettled.size).toBeLessThanOrEqual(66_384);
  });
});
