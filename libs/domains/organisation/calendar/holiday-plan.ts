import type { Detail } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import type { Span } from './day';
import { type Holiday, MAX_NAME, type NewHoliday } from './holiday.entity';
import { type HolidayLine, fieldOf } from './holiday-line';

/** What a file would change. Nothing, while there is a problem. */
export interface HolidayPlan {
  readonly created: readonly Required<NewHoliday>[];
  readonly renamed: readonly { readonly holiday: Holiday; readonly name: string }[];
  readonly unchanged: number;
  readonly problems: readonly Detail[];
}

const meet = (one: Span, other: Span): boolean => one.start_on <= other.end_on && other.start_on <= one.end_on;
const areAlike = (one: Span, other: Span): boolean => one.start_on === other.start_on && one.end_on === other.end_on;
const inWords = ({ start_on, end_on, name }: Required<NewHoliday>): string =>
  `${start_on}${end_on === start_on ? '' : `/${end_on}`} ${name}`.slice(0, 120);

/** Holds the lines of a file against the holidays that there are. A day on which two things are celebrated is one day off, with both names. */
export function planOf(lines: readonly HolidayLine[], existing: readonly Holiday[]): HolidayPlan {
  const wrong = lines.flatMap(({ line, problems }) => problems.map((one) => ({ ...one, field: fieldOf(line, one.field) })));
  if (wrong.length > 0) return { created: [], renamed: [], unchanged: 0, problems: wrong };
  const { days, problems } = daysIn(lines);
  const created: Required<NewHoliday>[] = [];
  const renamed: { holiday: Holiday; name: string }[] = [];
  let unchanged = 0;
  for (const { line, holiday } of days) {
    const met = existing.filter((one) => meet(one, holiday));
    const [same] = met;
    if (!same) created.push(holiday);
    else if (met.length > 1 || !areAlike(same, holiday)) problems.push(isThere(line, same));
    else if (same.name === holiday.name) unchanged++;
    else renamed.push({ holiday: same, name: holiday.name });
  }
  return { created, renamed, unchanged, problems };
}

type Placed = Pick<HolidayLine, 'line' | 'holiday'>;

/** The days of a file in their order, each once. */
function daysIn(lines: readonly HolidayLine[]): { days: Placed[]; problems: Detail[] } {
  const [days, problems]: [Placed[], Detail[]] = [[], []];
  const inOrder = [...lines].sort((one, other) => compare(one.holiday.start_on, other.holiday.start_on) || one.line - other.line);
  for (const { line, holiday } of inOrder) {
    const last = days.at(-1);
    if (!last || !meet(last.holiday, holiday)) days.push({ line, holiday });
    else if (!areAlike(last.holiday, holiday)) problems.push(isThere(line, last.holiday));
    else {
      const name = joined(last.holiday.name, holiday.name);
      if (name.length > MAX_NAME) problems.push({ field: fieldOf(line, 'name'), message: sentenceFor('maxLength', [MAX_NAME])! });
      days[days.length - 1] = { ...last, holiday: { ...holiday, name } };
    }
  }
  return { days, problems };
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const joined = (names: string, name: string): string => (names.split(' · ').includes(name) ? names : `${names} · ${name}`);

const isThere = (line: number, holiday: Required<NewHoliday>): Detail => ({
  field: fieldOf(line, 'start_on'),
  message: { en: `is partly taken by ${inWords(holiday)}`, ko: `${inWords(holiday)}와(과) 기간이 겹칩니다` },
});
