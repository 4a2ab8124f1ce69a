import { deflateSync } from 'node:zlib';
import { userUnitOf } from './user-unit';

const object = (number: number, text: string) => `${number} 0 obj\n${text}\nendobj\n`;
const PAGES = object(2, '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>');
const packed = (text: string) => {
  const bytes = deflateSync(Buffer.from(text));
  return Buffer.concat([
    Buffer.from(`7 0 obj\n<</Type/ObjStm/N 2/Length ${bytes.length}>>\nstream\r\n`),
    bytes,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};

describe(userUnitOf.name, () => {
  it.each([
    ['is 1 where nothing is said', '<</Type/Page/Parent 2 0 R>>', '<</Type /Page>>', 1],
    ['is what the first page says', '<</UserUnit 2.5/Type/Page/Resources<</Font<<>>>>>>', '<</Type/Page>>', 2.5],
    ['is what it says at its end', '<</Type /Page /Resources << /Font << >> >> /UserUnit 10 >>', '<</Type/Page>>', 10],
    ['is not what another page says', '<</Type/Page>>', '<</Type/Page/UserUnit 4>>', 1],
    ['is never nothing', '<</Type/Page/UserUnit 0>>', '<</Type/Page>>', 1],
  ])('%s', (_, first, second, unit) => {
    expect(userUnitOf(Buffer.from(PAGES + object(3, first) + object(4, second)))).toBe(unit);
    expect(userUnitOf(packed(`3 0 4 40 <</Type/Pages>> ${first} ${second}`))).toBe(unit);
  });

  it('is 1 if objects cannot be decompressed', () => {
    expect(userUnitOf(Buffer.from('7 0 obj\n<</Type/ObjStm>>\nstream\nno zlib\nendstream\nendobj\n'))).toBe(1);
    expect(userUnitOf(Buffer.from('7 0 obj\n<</Type/ObjStm>>'))).toBe(1);
  });
});
