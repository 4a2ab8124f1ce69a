import * as fc from 'fast-check';
import { dayInCell, dayOfSerial, isError, readableText, neutralised, original, shortened } from './cells';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '"=1', "'=1", "' =cmd|' /C calc'!A0", "'\n", '＝1', '＠x'])(
    'writes %j as no formula and reads it back unchanged',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
      expect(original(neutralised(text))).toBe(text);
    },
  );

  it.each(['김미나', "O'Brien", '1-2', 'a=b', "'quoted'", ''])('leaves %j unchanged', (text) => expect(neutralised(text)).toBe(text));

  it('is read back unchanged for any text', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', "'", '"', ' ', '\t', '\r', '\n', 'a', '한', '＝');
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(sign).map((signs) => signs.join(''))), (text) => original(neutralised(text)) === text)); // prettier-ignore
  });

  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026. 3. 1.', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['2026-03-01 00:00:00', '2026-03-01'],
    ['2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['46082', '46082'],
    ['2019', '2019'],
    ['tomorrow', 'tomorrow'],
    ['03/01/2026', '03/01/2026'],
  ])('%s is the day %s', (text, day) => expect(dayInCell(text)).toBe(day));

  it.each([
    [46_082, false, '2026-03-01'],
    [44_620, true, '2026-03-01'],
    [10_000, false, '1927-05-18'],
    [9_999, false, undefined],
    [2_019, true, undefined],
    [100_000, false, undefined],
    [46_082.5, false, undefined],
  ])('%d, with days from 1904: %s, is the day %s', (serial, is1904, day) => expect(dayOfSerial(serial, is1904)).toBe(day));

  it('is an error by its type or by an error text', () => {
    expect([{ error: '#ANYTHING' }, '#N/A', ' #REF! ', { text: '#DIV/0!', day: undefined }].map(isError)).toEqual([true, true, true, true]);
    expect(['#1', '', 'N/A', { text: '7', day: undefined }].map(isError)).toEqual([false, false, false, false]);
  });
});

describe('text from a file', () => {
  it('is quoted without invisible characters, and not cut within a character', () => {
    expect(readableText('n\0a\0m\0e\0')).toBe('n a m e');
    expect(readableText(`${'x'.repeat(98)}🎻y`)).toBe(`${'x'.repeat(98)}…`);
    expect(readableText('\ud83c\u200b')).toBe('?');
    expect(shortened('가'.repeat(200), 200)).toHaveLength(200);
  });

  it('never exceeds its limit and stays valid Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const short = readableText(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\p{Surrogate}|\0/u);
      }),
    );
  });
});
