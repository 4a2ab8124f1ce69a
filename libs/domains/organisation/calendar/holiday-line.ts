import type { Detail } from '@app/errors';
import { checked } from '@app/validation';
import { MAX_HOLIDAY_DAYS, type NewHoliday } from './holiday.entity';
import { CreateHolidayDto } from './holidays.dto';
import { wrongWith } from './span';

export const MAX_LINES = 2_000;
export const tooManyHolidays = { en: `has more than ${MAX_LINES} holidays`, ko: `휴일이 ${MAX_LINES}개를 넘습니다` };

/** A holiday in a file: its line, its values, and their errors. */
export interface HolidayLine {
  readonly line: number;
  /** Name of the holiday, if it could be read. */
  readonly name?: string;
  readonly holiday: Required<NewHoliday>;
  readonly problems: readonly Detail[];
}

/** Validates a holiday of a file by the rules of `POST /calendar/holidays`. */
export function holidayIn(line: number, given: object): HolidayLine {
  const { dto, details } = checked(CreateHolidayDto, given);
  const { start_on, end_on = start_on, name } = dto;
  const wrong = details.length === 0 && wrongWith({ start_on, end_on }, MAX_HOLIDAY_DAYS);
  return { line, holiday: { start_on, end_on, name }, problems: wrong ? [wrong] : details };
}

/** Path of a field in a line: `lines.7.name`. */
export const fieldOf = (line: number, field: string): string => `lines.${line}.${field}`;
