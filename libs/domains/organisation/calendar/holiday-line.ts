import type { Detail } from '@app/errors';
import { checked } from '@app/validation';
import { MAX_HOLIDAY_DAYS, type NewHoliday } from './holiday.entity';
import { CreateHolidayDto } from './holidays.dto';
import { wrongWith } from './span';

export const MAX_LINES = 2_000;
export const tooManyHolidays = { en: `has more than ${MAX_LINES} holidays`, ko: `휴일이 ${MAX_LINES}개를 넘습니다` };

/** A holiday as a file says it: where it stands, what it is, and what is wrong with that. */
export interface HolidayLine {
  readonly line: number;
  /** Name of the day, as far as it could be read. */
  readonly name?: string;
  readonly holiday: Required<NewHoliday>;
  readonly problems: readonly Detail[];
}

/** Understands what a file says of one holiday, by the same rules as one that is made by hand. */
export function holidayIn(line: number, given: object): HolidayLine {
  const { dto, details } = checked(CreateHolidayDto, given);
  const { start_on, end_on = start_on, name } = dto;
  const wrong = details.length === 0 && wrongWith({ start_on, end_on }, MAX_HOLIDAY_DAYS);
  return { line, holiday: { start_on, end_on, name }, problems: wrong ? [wrong] : details };
}

/** The path of a field of a line: `lines.7.name`. */
export const fieldOf = (line: number, field: string): string => `lines.${line}.${field}`;
