import type { Detail } from '@app/errors';
import { withParticle } from '@app/i18n';
import { readableText, shortened } from '@app/spreadsheets';
import type { Span } from './day';
import { type Holiday, MAX_NAME, type NewHoliday } from './holiday.entity';
import type { HolidayLine } from './holiday-line';

/** Changes that a file would make, and the errors of its lines. */
export interface HolidayPlan {
  readonly created: readonly Required<NewHoliday>[];
  readonly renamed: readonly { readonly holiday: Holiday; readonly name: string }[];
  readonly unchanged: number;
  readonly problems: readonly LineProblem[];
}

export interface LineProblem extends Detail {
  readonly line: number;
  /** Name of the holiday on this line. */
  readonly name: string | null;
}

const isSingle = ({ start_on, end_on }: Span): boolean => start_on === end_on;
const areAlike = (one: Span, other: Span): boolean => one.start_on === other.start_on && one.end_on === other.end_on;
/** A holiday of several days may contain single-day ones, but must not overlap another of several days. */
const clash = (one: Span, other: Span): boolean =>
  isSingle(one) === isSingle(other) && one.start_on <= other.end_on && other.start_on <= one.end_on;
const inWords = ({ start_on, end_on, name }: Required<NewHoliday>): string =>
  shortened(`${start_on}${end_on === start_on ? '' : `/${end_on}`} ${name}`, 120);

/** Compares the lines of a file with the existing holidays. Two holidays on the same day become one, with both names. */
export function planOf(lines: readonly HolidayLine[], existing: readonly Holiday[]): HolidayPlan {
  const problems = lines.flatMap((line) => line.problems.map((detail) => ({ ...detail, line: line.line, name: nameOf(line) })));
  const sound = lines.filter((line) => line.problems.length === 0);
  const created: Required<NewHoliday>[] = [];
  const renamed: { holiday: Holiday; name: string }[] = [];
  let unchanged = 0;
  for (const day of daysIn(sound, problems)) {
    const { holiday } = day;
    const met = existing.filter((one) => clash(one, holiday));
    const [same] = met;
    if (!same) created.push(holiday);
    else if (met.length > 1 || !areAlike(same, holiday)) problems.push(isThere(day, same));
    else if (same.name === holiday.name) unchanged++;
    else renamed.push({ holiday: same, name: holiday.name });
  }
  return { created, renamed, unchanged, problems: problems.sort((one, other) => one.line - other.line) };
}

const nameOf = ({ name, holiday }: HolidayLine): string | null =>
  readableText(name ?? holiday.name ?? '', MAX_NAME).replace(/^\?$/, '') || null;

/** Sorts the holidays of a file by day and merges those on the same days. */
function daysIn(lines: readonly HolidayLine[], problems: LineProblem[]): HolidayLine[] {
  const days: HolidayLine[] = [];
  const inOrder = [...lines].sort((one, other) => compare(one.holiday.start_on, other.holiday.start_on) || one.line - other.line);
  for (const line of inOrder) {
    const at = days.findLastIndex((day) => isSingle(day.holiday) === isSingle(line.holiday));
    const last = days[at];
    if (!last || !clash(last.holiday, line.holiday)) days.push(line);
    else if (!areAlike(last.holiday, line.holiday)) problems.push(isThere(line, last.holiday));
    else days[at] = { ...last, holiday: { ...last.holiday, name: joined(last.holiday.name, line.holiday.name) } };
  }
  return days;
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const joined = (names: string, name: string): string =>
  names.split(' · ').includes(name) ? names : shortened(`${names} · ${name}`, MAX_NAME);

const isThere = (line: HolidayLine, holiday: Required<NewHoliday>): LineProblem => ({
  line: line.line,
  name: nameOf(line),
  field: 'start_on',
  message: { en: `overlaps ${inWords(holiday)}`, ko: `${withParticle(inWords(holiday), '과', '와')} 기간이 겹칩니다` },
});
