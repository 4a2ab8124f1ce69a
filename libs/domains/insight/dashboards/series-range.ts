import { ValidationFailed } from '@app/errors';
import { SeriesStep } from './series-metric';

const MOST_STEPS = 366;
const DAY_MS = 86_400_000;
/** Fewest days of a step. The number of steps is computed from them, so it is never too low. */
const DAYS: Readonly<Record<SeriesStep, number>> = { [SeriesStep.Day]: 1, [SeriesStep.Week]: 7, [SeriesStep.Month]: 28 };

interface Range {
  readonly by: SeriesStep;
  readonly from?: string;
  readonly to?: string;
}

const BACKWARDS = { en: 'must not be after to', ko: 'to보다 늦을 수 없습니다' };
const TOO_LONG = {
  en: `must not be more than ${MOST_STEPS} steps before to`,
  ko: `to보다 ${MOST_STEPS}단계 넘게 앞설 수 없습니다`,
};

/** Throws 422 if the range ends before it begins, or may have more than 366 steps. Without `from`, there is nothing to check. */
export function expectRange({ by, from, to }: Range, now: Date): void {
  if (from === undefined) return;
  const days = ((to === undefined ? now.getTime() + DAY_MS : Date.parse(to)) - Date.parse(from)) / DAY_MS;
  if (days < 0) throw new ValidationFailed([{ field: 'from', message: BACKWARDS }]);
  if (days / DAYS[by] > MOST_STEPS - 1) throw new ValidationFailed([{ field: 'from', message: TOO_LONG }]);
}
