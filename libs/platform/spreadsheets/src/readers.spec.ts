import { aSheet, aWorkbook, inPieces } from '@test/imports';
import * as fc from 'fast-check';
import { csvLines } from './csv-reader';
import { FileProblem } from './file-problem';
import { encode } from 'iconv-lite';
import { guessEncoding } from './encoding-guess';
import { Encoding, sampleOf } from './encoding';
import type { Line } from './line';
import { xlsxLines } from './xlsx-reader';

const MIB = 1_048_576;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

async function all(lines: AsyncIterable<Line>): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of lines) found.push(line);
  return found;
}
const csv = (bytes: Buffer | string) => all(csvLines(() => inPieces(Buffer.from(bytes)).range(0, Buffer.byteLength(bytes))));
const xlsx = (bytes: Buffer) => all(xlsxLines(inPieces(bytes)));
const told = (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => 'read',
    (error: unknown) =>
      error instanceof FileProblem ? `${error.line}: ${(error.details[0]!.message as { en: string }).en}` : String(error),
  );
const sheet = (xml: string | Buffer) => aWorkbook({ 'xl/worksheets/sheet1.xml': xml });

describe('a CSV file', () => {
  it('is read by RFC 4180, with the line numbers of its cells', async () => {
    expect(await csv('a,"b ""c"", d"\r\n\r\n"e\nf",g\r\n')).toEqual([
      { line: 1, cells: ['a', 'b "c", d'] },
      { line: 4, cells: ['e\nf', 'g'] },
    ]);
  });

  it.each([
    ['sep=;\r\na;"b;c"\n', [{ line: 2, cells: ['a', 'b;c'] }]],
    ['\ufeff"sep=|"\na|b,c\n', [{ line: 2, cells: ['a', 'b,c'] }]],
    ['a, "b, c" ,  "d"\n', [{ line: 1, cells: ['a', 'b, c', 'd'] }]],
    ['\tb\t "c"\td\n', [{ line: 1, cells: ['', 'b', 'c', 'd'] }]],
    ['\n\na;b\n', [{ line: 3, cells: ['a', 'b'] }]],
  ])('splits %j by its delimiter and quotes', async (text, lines) => expect(await csv(text)).toEqual(lines));

  const guess = async (bytes: Buffer) => {
    const { encoding, isCertain } = await guessEncoding(() => inPieces(bytes).range(0, bytes.length));
    return `${encoding}${isCertain ? '' : '?'}`;
  };
  it.each<[string, Buffer, string]>([
    ['ASCII', Buffer.from('email,name\n'), 'utf-8'],
    ['UTF-8', Buffer.from('email,name\na,Åsa\n'), 'utf-8'],
    ['UTF-16, least byte first, without a mark', Buffer.from('이메일,이름\na,김미나\n', 'utf16le'), 'utf-16le'],
    ['UTF-16, least byte last, without a mark', Buffer.from('이메일,이름\na,김미나\n', 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16, least byte last, with a mark', Buffer.from('\ufeff가,나', 'utf16le').swap16(), 'utf-16be'],
    ['Korean headings', encode('이메일,이름\na,김똠\n', 'cp949'), 'cp949'],
    ['Korean names', encode('email,name\na,Kim 김미나\nb,박 지은\n', 'cp949'), 'cp949'],
    ['one syllable', encode('email,name\na,Kim 김\n', 'cp949'), 'windows-1252?'],
    ['a rare syllable with a common one', encode('email,name\na,똠이\n', 'cp949'), 'windows-1252?'],
    ['curly quotes and capitals with rings', encode('email,name\na,Dan O’Hara\nb,Åsa Ek\n', 'windows-1252'), 'windows-1252?'],
    ['French', encode('email,name\na,Zoé Béart\nb,François\n', 'windows-1252'), 'windows-1252?'],
  ])('of %s is detected, with doubt reported only if there is some', async (_, bytes, found) => expect(await guess(bytes)).toBe(found));

  it('shows the words that differ between encodings', async () => {
    const bytes = encode('email,name\ndan@example.com,Dan O’Hara\n,"Åsa; Ek"\n', 'windows-1252');
    expect(await sampleOf(() => inPieces(bytes).range(0, bytes.length), Encoding.Windows1252)).toBe('O’Hara, Åsa');
  });

  it.each<[string, Buffer | string, string]>([
    ['nothing', '', '1: is empty'],
    ['a quote that is never closed', `a,b\n1,"2\n3,4\n`, '3: has a quote'],
    ['a quote in the wrong place', 'a,b\n1,2"3"\n', '2: has a quote'],
    ['something behind a quote', 'a,b\n1,"2" 3\n', '2: has a quote'],
    ['a cell of 100 MB', Buffer.concat([Buffer.from('a,b\n1,'), Buffer.alloc(100 * MIB, 'x')]), '2: has a line that is too long'],
    ['a quoted cell of 100 MB', Buffer.concat([Buffer.from('a,b\n1,"'), Buffer.alloc(100 * MIB, 'x')]), '2: has a line that is too long'],
    ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xfe, 0xfd, 0x81, 0x20]), '1: is not in the given'],
    ['half a character of UTF-16', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le').subarray(0, -1), '2: is not in the given'],
    ['a mark of UTF-8 before something else', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), '1: is not in the given'],
    ['zeros', Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(100)]), '1: is not a text file'],
  ])('with %s is refused at that line', async (_, bytes, problem) => {
    expect(await told(csv(bytes))).toContain(problem);
  });

  it('of random bytes is read or refused, and never crashes', async () => {
    const piece = fc.constantFrom('"', ',', '\n', '\r', 'a', '김', ';', '\ufeff', '\0');
    const file = fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), fc.array(piece).map((of) => Buffer.from(of.join('')))); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => expect(await told(csv(bytes))).toMatch(/^(read|\d+: .*)$/)),
      { numRuns: 300 },
    );
  });
});

describe('a workbook', () => {
  it('is read by the references of its cells', async () => {
    const xml = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>김</x:t><x:t>미나</x:t></x:is></x:c><x:c r="D2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row><x:c t="str"><x:v>a&amp;b</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row><x:row r="1"><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await xlsx(await sheet(xml))).toEqual([
      { line: 2, cells: ['', '김미나', '', { text: '2' }] },
      { line: 3, cells: ['a&b', 'true'] },
      { line: 4, cells: [{ text: '7' }] },
    ]);
  });

  it('reads shared strings without phonetic hints', async () => {
    const parts = {
      'xl/worksheets/sheet1.xml': '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
      'xl/sharedStrings.xml': '<sst><si><r><t>漢</t></r><r><t>字</t></r><rPh><t>かんじ</t></rPh></si></sst>',
    };
    expect(await xlsx(await aWorkbook(parts))).toEqual([{ line: 1, cells: ['漢字'] }]);
  });

  const ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><row><c t="str"><v>&e;</v></c></row></worksheet>';
  it.each<[string, () => Promise<Buffer>, string]>([
    ['no zip at all', () => Promise.resolve(Buffer.from('PK, and then something else')), 'is not an intact .xlsx'],
    ['the first half of one', async () => (await aSheet([['email', 'name']])).subarray(0, 400), 'is not an intact .xlsx'],
    [
      'a zip of something else',
      () => aWorkbook({ 'xl/workbook.xml': '<workbook/>', 'xl/_rels/workbook.xml.rels': '<r/>' }),
      'is not an intact .xlsx',
    ],
    ['an external entity', () => sheet(ENTITY), 'is not an intact .xlsx'],
    ['an unknown entity', () => sheet('<worksheet><row><c t="str"><v>&boom;</v></c></row></worksheet>'), 'is not an intact .xlsx'],
    [
      'a text that the table does not have',
      () => sheet('<worksheet><row><c t="s"><v>0</v></c></row></worksheet>'),
      'is not an intact .xlsx',
    ],
    ['a cell that is nowhere', () => sheet('<worksheet><row><c r="R1C1"><v>1</v></c></row></worksheet>'), 'is not an intact .xlsx'],
    ['XML that is none', () => sheet('<worksheet><row></worksheet>'), 'is not an intact .xlsx'],
    ['bytes that are no UTF-8', () => sheet(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe])), 'is not an intact .xlsx'],
    [
      'a table of texts that does',
      () => aWorkbook({ 'xl/worksheets/sheet1.xml': '<a/>', 'xl/sharedStrings.xml': Buffer.alloc(129 * MIB, ' ') }),
      'unpacks to more',
    ],
  ])('with %s is refused', async (_, file, problem) => {
    expect(await told(xlsx(await file()))).toContain(problem);
  });

  it('skips a cell of 20 MB', async () => {
    const big = Buffer.concat([
      Buffer.from('<worksheet><row><c t="str"><v>'),
      Buffer.alloc(20 * MIB, 'x'),
      Buffer.from('</v></c></row></worksheet>'),
    ]);
    const [line] = await xlsx(await sheet(big));
    expect((line!.cells[0] as string).length).toBeLessThan(200_000);
  });

  it('with any byte changed is read or refused, and never crashes', async () => {
    const whole = await aSheet([
      ['email', 'name'],
      ['mina@example.com', '김미나'],
    ]);
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255), cut: fc.option(fc.nat(whole.length), { freq: 2 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to, cut }) => {
        const bytes = Buffer.from(whole);
        bytes[at] = to;
        expect(await told(xlsx(bytes.subarray(0, cut ?? whole.length)))).toMatch(/^(read|\d+: .*)$/);
      }),
      { numRuns: 300 },
    );
  });
});
