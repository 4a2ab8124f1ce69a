import type { QueryRunner } from 'typeorm';
import { HANBIT, SINFONIA } from './companies';

interface DemoHoliday {
  readonly company_id: string;
  readonly start_on: string;
  readonly end_on: string;
  readonly name: string;
}

interface DemoLeave {
  readonly email: string;
  readonly kind: 'annual' | 'sick' | 'family' | 'training';
  readonly note: string;
  /** In days from today; both are included. */
  readonly from: number;
  readonly to: number;
}

const LEAVES: readonly DemoLeave[] = [
  { email: 'clara@sinfonia.example', kind: 'training', note: 'Masterclass in Salzburg', from: -2, to: 4 },
  { email: 'max@sinfonia.example', kind: 'annual', note: 'At the sea', from: 18, to: 24 },
  { email: 'mina@sinfonia.example', kind: 'sick', note: 'A cold', from: -6, to: -5 },
  { email: 'jiho@hanbit.example', kind: 'training', note: '통영 국제음악당 마스터클래스', from: -2, to: 4 },
  { email: 'doyun@hanbit.example', kind: 'annual', note: '제주 가족 여행', from: 18, to: 24 },
  { email: 'haeun@hanbit.example', kind: 'sick', note: '감기', from: -6, to: -5 },
];

const DAY_MS = 24 * 60 * 60 * 1_000;
const YEARS = 2;

type Day = readonly [month: number, day: number];
type Fixed = readonly [...Day, name: string];
/** With its last day, in days from the first one. */
type Moved = readonly [name: string, from: number, to: number];

const IN_BERLIN: readonly Fixed[] = [
  [1, 1, "New Year's Day"],
  [3, 8, "International Women's Day"],
  [5, 1, 'Labour Day'],
  [10, 3, 'German Unity Day'],
  [12, 25, 'Christmas Day'],
  [12, 26, 'Boxing Day'],
];

/** Around Easter Sunday. */
const AT_EASTER: readonly Moved[] = [
  ['Good Friday', -2, -2],
  ['Easter Monday', 1, 1],
  ['Ascension Day', 39, 39],
  ['Whit Monday', 50, 50],
];

const IN_KOREA: readonly Fixed[] = [
  [1, 1, '신정'],
  [3, 1, '삼일절'],
  [5, 5, '어린이날'],
  [6, 6, '현충일'],
  [8, 15, '광복절'],
  [10, 3, '개천절'],
  [10, 9, '한글날'],
  [12, 25, '성탄절'],
];

/** By the Korean lunar calendar: month and day, then the name with the days around. */
const BY_THE_MOON: readonly (readonly [...Day, ...Moved])[] = [
  [1, 1, '설날 연휴', -1, 1],
  [4, 8, '부처님오신날', 0, 0],
  [8, 15, '추석 연휴', -1, 1],
];

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Public holidays of this year and the next, and the holidays of the company itself. */
function holidays(year: number): DemoHoliday[] {
  const years = Array.from({ length: YEARS }, (_, more) => year + more);
  const summer = { company_id: SINFONIA, start_on: `${year}-08-01`, end_on: `${year}-08-14`, name: 'Summer break' };
  return [...years.flatMap(holidaysInBerlin), summer, ...years.flatMap(holidaysInKorea)];
}

const onDays = (company_id: string, year: number, days: readonly Fixed[]): DemoHoliday[] =>
  days.map(([month, day, name]) => {
    const start_on = dayOf(Date.UTC(year, month - 1, day));
    return { company_id, start_on, end_on: start_on, name };
  });

const around = (company_id: string, day: number, [name, from, to]: Moved): DemoHoliday => ({
  company_id,
  start_on: dayOf(day + from * DAY_MS),
  end_on: dayOf(day + to * DAY_MS),
  name,
});

const holidaysInBerlin = (year: number): DemoHoliday[] => [
  ...onDays(SINFONIA, year, IN_BERLIN),
  ...AT_EASTER.map((moved) => around(SINFONIA, easterOf(year), moved)),
];

function holidaysInKorea(year: number): DemoHoliday[] {
  const moons = moonsOf(year);
  const lunar = BY_THE_MOON.map(([month, day, ...moved]) => around(HANBIT, moons.get(`${month}/${day}`)!, moved));
  return [...onDays(HANBIT, year, IN_KOREA), ...lunar];
}

/** Easter Sunday by the algorithm of Gauss, for the years 1900 to 2099. */
function easterOf(year: number): number {
  const moon = (19 * (year % 19) + 24) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  const isLate = (moon === 29 && sunday === 6) || (moon === 28 && sunday === 6 && year % 19 > 10);
  return Date.UTC(year, 2, 22 + moon + sunday - (isLate ? 7 : 0));
}

/** The days of a year by their lunar date, such as `8/15`. Leap months have names of their own. */
function moonsOf(year: number): Map<string, number> {
  const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const days = new Map<string, number>();
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY_MS) {
    const parts = new Map(lunar.formatToParts(day).map(({ type, value }) => [type, value]));
    days.set(`${parts.get('month')}/${parts.get('day')}`, day);
  }
  return days;
}

/** Inserts holidays and leave. In some years two holidays fall on one day: the first of them stays. */
export async function insertCalendars(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO holidays (company_id, start_on, end_on, name)
     SELECT company_id, start_on, end_on, name FROM json_to_recordset($1) AS h (company_id text, start_on date, end_on date, name text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(holidays(new Date().getFullYear()))],
  );
  await runner.query(
    `INSERT INTO leaves (company_id, user_id, start_on, end_on, kind, note)
     SELECT u.company_id, u.id, current_date + l."from", current_date + l."to", l.kind::leave_kind, l.note
     FROM json_to_recordset($1) AS l (email text, "from" int, "to" int, kind text, note text) JOIN users u ON u.email = l.email`,
    [JSON.stringify(LEAVES)],
  );
}
