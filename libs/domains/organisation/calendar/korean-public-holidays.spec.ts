import { readFileSync } from 'node:fs';
import { daysAfter } from './day';

const lines = readFileSync('docs/examples/korean-public-holidays-2026-2027.csv', 'utf8').trim().split('\n').slice(1);
const byDay = new Map(lines.map((line) => line.split(',') as [string, string]));

/** Checks the example file against the legal rules. */
describe('the example of Korean public holidays', () => {
  it('has the lunar holidays on the days of the lunar calendar', () => {
    const dangi = new Intl.DateTimeFormat('en-u-ca-dangi', { month: 'numeric', day: 'numeric', timeZone: 'Asia/Seoul' });
    const moon = (name: string) =>
      [...byDay].filter(([, one]) => one === name).map(([day]) => dangi.format(new Date(`${day}T12:00:00+09:00`)));
    expect(moon('설날')).toEqual(['1/1', '1/1']);
    expect(moon('부처님 오신 날')).toEqual(['4/8', '4/8']);
    expect(moon('추석')).toEqual(['8/15', '8/15']);
  });

  it('has all days of the festivals, and the holidays with fixed dates', () => {
    for (const year of [2026, 2027]) {
      const ofYear = [...byDay].filter(([day]) => day.startsWith(String(year)));
      expect(ofYear.filter(([, name]) => /^(설날|추석)( 연휴)?$/.test(name))).toHaveLength(6);
      for (const day of ['01-01', '03-01', '05-01', '05-05', '06-06', '07-17', '08-15', '10-03', '10-09', '12-25'])
        expect(byDay.has(`${year}-${day}`)).toBe(true);
    }
  });

  it('has exactly the substitute holidays that are due', () => {
    const due = [...byDay].flatMap(([day, name]) => substituteFor(day, name) ?? []);
    expect([...byDay].filter(([, name]) => isSubstitute(name)).map((one) => one.join(' '))).toEqual(due);
  });
});

const weekday = (day: string) => new Date(day).getUTCDay();
const isSubstitute = (name: string) => name.startsWith('대체');
const isFree = (day: string) => weekday(day) % 6 !== 0 && (!byDay.has(day) || isSubstitute(byDay.get(day)!));

function substituteFor(day: string, name: string): string | undefined {
  const festival = /^(설날|추석)/.exec(name)?.[1];
  const lost = festival ? [0] : [0, 6];
  if (/^(신정|현충일|전국)/.test(name) || isSubstitute(name) || !lost.includes(weekday(day))) return undefined;
  let free = daysAfter(day, 1);
  while (!isFree(free)) free = daysAfter(free, 1);
  return `${free} 대체공휴일(${festival ?? name})`;
}
