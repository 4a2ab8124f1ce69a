import * as fc from 'fast-check';
import { dayInCell, neutralised, original } from './cells';

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

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026. 3. 1.', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['2026-03-01 00:00:00', '2026-03-01'],
    ['46082', '2026-03-01'],
    ['tomorrow', 'tomorrow'],
    ['03/01/2026', '03/01/2026'],
  ])('%s is the day %s', (text, day) => expect(dayInCell(text)).toBe(day));
});
