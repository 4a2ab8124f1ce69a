import * as fc from 'fast-check';
import { dayIn, joinTags, neutralised, original, splitTags } from './cells';
import { headerOf } from './columns';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1', "'=1", "' =cmd|' /C calc'!A0", "'\n", '＝1', '＠x'])(
    '%j is no formula any more, and comes back as it was',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
      expect(original(neutralised(text))).toBe(text);
    },
  );

  it.each(['김미나', "O'Brien", '1-2', 'a=b', "'quoted'", ''])('%j is left alone', (text) => expect(neutralised(text)).toBe(text));

  it('comes back as it was, whatever it is', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', "'", '"', ' ', '\t', '\r', '\n', 'a', '한', '＝');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(sign).map((signs) => signs.join(''))), (text) => original(neutralised(text)) === text)); // prettier-ignore
  });

  it('holds tags that come back as they were', () => {
    expect(splitTags('바이올린; solo, a\\;b')).toEqual(['바이올린', 'solo', 'a;b']);
    const tag = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(fc.property(fc.array(tag), (tags) => expect(splitTags(joinTags(tags))).toEqual(tags)));
  });

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026. 3. 1.', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['2026-03-01 00:00:00', '2026-03-01'],
    ['46082', '2026-03-01'],
    ['tomorrow', 'tomorrow'],
    ['03/01/2026', '03/01/2026'],
  ])('%s is the day %s', (text, day) => expect(dayIn(text)).toBe(day));
});

describe('the first line', () => {
  const fields = (cells: string[]) => headerOf(cells).details.map(({ field }) => field);

  it('is in English or Korean, in any case and spacing', () => {
    expect(headerOf([' E-Mail', '이름', 'Employee_Number', '부서', 'STATUS', '']).header).toEqual([
      'email',
      'name',
      'employee_number',
      'department',
      null,
      null,
    ]);
  });

  it('names every column that is unknown, there twice, or missing', () => {
    expect(fields(['email', 'name'])).toEqual([]);
    expect(fields(['email', 'name', '혈액형'])).toEqual(['혈액형']);
    expect(fields(['email', '이메일', 'name'])).toEqual(['email']);
    expect(fields(['role'])).toEqual(['email', 'name']);
    expect(fields(Array.from({ length: 1_000 }, () => 'x'))).toEqual(['file']);
  });
});
