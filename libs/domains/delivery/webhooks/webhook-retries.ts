const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Seconds from a failed attempt to the next one. The first attempt is made at once, so there are eight. */
const DELAYS_S = [5, MINUTE_S, 5 * MINUTE_S, 30 * MINUTE_S, 2 * HOUR_S, 8 * HOUR_S, 24 * HOUR_S];

/** Milliseconds until the next attempt after this many failures. Undefined if there is none. */
export function delayAfter(failures: number): number | undefined {
  const delay_s = DELAYS_S[failures - 1];
  return delay_s === undefined ? undefined : delay_s * 1_000;
}
