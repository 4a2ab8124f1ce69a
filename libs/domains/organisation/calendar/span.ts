import { type Detail, ValidationFailed } from '@app/errors';
import { type Span, lengthOf } from './day';

/** Returns the error of a range of days, if there is one. */
export function wrongWith(span: Span, maxDays: number): Detail | undefined {
  if (span.end_on < span.start_on)
    return { field: 'end_on', message: { en: 'must not be before start_on', ko: 'start_on보다 빠를 수 없습니다' } };
  if (lengthOf(span) <= maxDays) return undefined;
  return { field: 'end_on', message: { en: `must be within ${maxDays} days`, ko: `${maxDays}일 이내여야 합니다` } };
}

export function expectSpan(span: Span, maxDays: number): void {
  const detail = wrongWith(span, maxDays);
  if (detail) throw new ValidationFailed([detail]);
}
