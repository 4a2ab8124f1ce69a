import { OFFICE, aWorkbook, inPieces } from '@test/imports';
import { type WorkBook, type WorkSheet, utils, write } from '@e965/xlsx';
import { textIn } from './cells';
import { FileProblem } from './file-problem';
import type { Line } from './line';
import { xlsxLines } from './xlsx-reader';
import { workbookOf } from './xlsx-writer';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml';

async function read(bytes: Buffer): Promise<Line[]> {
  const found: Line[] = [];
  for await (const line of xlsxLines(inPieces(bytes))) found.push(line);
  return found;
}
const cells = async (bytes: Buffer) => (await read(bytes)).map((line) => line.cells);
const sheetOf = (rows: string, before = '') => `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData></worksheet>`;
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof FileProblem ? (error.details[0]!.message as { en: string }).en : String(error)),
  );
const inRow = (cellsXml: string) => aWorkbook({ 'xl/worksheets/sheet1.xml': sheetOf(`<row r="1">${cellsXml}</row>`) });

describe('a workbook that another library has written', () => {
  const ROWS = [
    ['email', 'name', 'n', 'when', 'yes', ''],
    ['mina@example.com', '김미나 & <co> "x"', 7, new Date(Date.UTC(2026, 2, 1)), true, ' outer '],
    ['', '_x as it is', 0.5, '', false, 'a\r\nb'],
  ];
  const expected = [
    ['email', 'name', 'n', 'when', 'yes'],
    ['mina@example.com', '김미나 & <co> "x"', '7', '46082', 'true', 'outer'],
    ['', '_x as it is', '0.5', '', 'false', 'a\r\nb'],
  ];
  const book = (change?: (book: WorkBook, sheet: WorkSheet) => void): WorkBook => {
    const made = utils.book_new();
    const sheet = utils.aoa_to_sheet(ROWS, { UTC: true });
    utils.book_append_sheet(made, sheet, 'People');
    change?.(made, sheet);
    return made;
  };
  const bytes = (made: WorkBook, options = {}) => write(made, { type: 'buffer', bookType: 'xlsx', ...options }) as Buffer;
  const texts = async (file: Buffer) => (await cells(file)).map((row) => row.map(textIn));

  it.each([{ bookSST: true }, { bookSST: false }, { compression: true }, { bookType: 'xlsm' }])(
    'is read if written with %j',
    async (options) => {
      expect(await texts(bytes(book(), options))).toEqual(expected);
      expect((await cells(bytes(book(), options)))[1]![3]).toMatchObject({ day: '2026-03-01' });
    },
  );

  it('uses the 1904 date system if it declares that', async () => {
    const made = book((one, sheet) => {
      one.Workbook = { WBProps: { date1904: true } };
      sheet.D2 = { t: 'n', v: 44_620 };
    });
    expect((await cells(bytes(made)))[1]![3]).toMatchObject({ day: '2026-03-01' });
  });

  it('skips hidden sheets', async () => {
    const made = utils.book_new();
    for (const name of ['one', 'two', 'three']) utils.book_append_sheet(made, utils.aoa_to_sheet([[name]]), name);
    made.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 2 }, { Hidden: 0 }] };
    expect(await cells(bytes(made))).toEqual([['three']]);
  });

  it('repeats the value of merged cells in each of them', async () => {
    const made = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      ['name', 'part', 'x'],
      ['A', 'Brass', 'up'],
      ['B', '', ''],
      ['C', 'Strings', ''],
      [],
      ['D', '', 'z'],
    ]);
    sheet['!merges'] = [utils.decode_range('B2:B3'), utils.decode_range('C2:C6'), utils.decode_range('A4:A5')];
    utils.book_append_sheet(made, sheet, 'S');
    const lines = (await read(bytes(made))).filter(({ cells: [name] }) => name !== '');
    expect(lines.map((line) => [line.line, line.cells, [...(line.repeated ?? [])]])).toEqual([
      [1, ['name', 'part', 'x'], []],
      [2, ['A', 'Brass', 'up'], []],
      [3, ['B', 'Brass', 'up'], [1, 2]],
      [4, ['C', 'Strings', 'up'], [2]],
      [6, ['D', '', 'up'], [2]],
    ]);
  });

  it('distinguishes errors from values', async () => {
    const made = book((_, sheet) => (sheet.B2 = { t: 'e', v: 0x2a }));
    expect((await cells(bytes(made)))[1]![1]).toEqual({ error: '#N/A' });
  });
});

describe('a workbook', () => {
  it('is read back as written, codes with leading zeros included', async () => {
    const written: Buffer[] = [];
    const pages = (async function* () {
      yield [['_x000D_ a', '=1+1', 'b & <c>']];
    })();
    for await (const piece of workbookOf(pages)) written.push(piece);
    expect((await cells(Buffer.concat(written))).map((row) => row.map(textIn))).toEqual([['_x000D_ a', '=1+1', 'b & <c>']]);
  });

  it.each<[string, string, unknown]>([
    [
      'an inline text, without its reading aid',
      '<c t="inlineStr"><is><t>金美那</t><rPh sb="0" eb="3"><t>キムミナ</t></rPh></is></c>',
      '金美那',
    ],
    ['an inline text beside a value', '<c t="inlineStr"><is><t>Mia</t></is><v>Mia</v></c>', 'Mia'],
    ['a text of several pieces', '<c t="inlineStr"><is><r><t>Mi</t></r><r><t xml:space="preserve">a L</t></r></is></c>', 'Mia L'],
    ['signs that are written as codes', '<c t="inlineStr"><is><t>a_x000D__x005F_x000D_b</t></is></c>', 'a\r_x000D_b'],
    ['the text of a formula', '<c t="str"><f>A1</f><v>a_x0009_b</v></c>', 'a\tb'],
    ['an error', '<c t="e"><v>#SPILL!</v></c>', { error: '#SPILL!' }],
    ['a day of the strict form', '<c t="d"><v>2026-03-01T00:00:00</v></c>', '2026-03-01T00:00:00'],
    ['a number with an exponent', '<c><v>4.6082E4</v></c>', { text: '46082', day: '2026-03-01' }],
    ['a year', '<c><v>2019</v></c>', { text: '2019', day: undefined }],
    ['a cell of another vocabulary', `<c t="str"><v>a</v></c><x:c xmlns:x="urn:x" t="str"><x:v>b</x:v></x:c>`, 'a'],
  ])('reads in a cell: %s', async (_, xml, cell) => expect(await cells(await inRow(xml))).toEqual([[cell]]));

  it('places cells by their references in any case', async () => {
    const rows = '<row r="2"><c r="a2" t="str"><v>A</v></c><c r="d2" t="str"><v>D</v></c><c r="aB2" t="str"><v>AB</v></c></row>';
    const [row] = await cells(await aWorkbook({ 'xl/worksheets/sheet1.xml': sheetOf(rows) }));
    expect([row!.length, row![0], row![3], row![27]]).toEqual([28, 'A', 'D', 'AB']);
  });

  const relation = (id: string, kind: string, target: string, office = OFFICE) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const named = (name: string) => sheetOf(`<row><c t="str"><v>${name}</v></c></row>`);
  const sheets = (all: string, prefix = 'r', office = OFFICE) =>
    `<workbook xmlns="${MAIN}" xmlns:${prefix}="${office}"><sheets>${all}</sheets></workbook>`;

  it.each<[string, Record<string, string>]>([
    [
      'under another prefix',
      {
        'xl/workbook.xml': sheets('<sheet rel:id="rId2"/><sheet rel:id="rId1"/>', 'rel'),
        'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'worksheet', 'worksheets/other.xml')), // prettier-ignore
        'xl/worksheets/sheet1.xml': named('wrong'),
        'xl/worksheets/other.xml': named('right'),
      },
    ],
    [
      'behind a chart and a dialogue',
      {
        'xl/workbook.xml': sheets('<sheet r:id="a"/><sheet r:id="b"/><sheet r:id="c"/>'),
        'xl/_rels/workbook.xml.rels': relations(relation('a', 'chartsheet', 'chartsheets/sheet1.xml'), relation('b', 'dialogsheet', 'd.xml'), relation('c', 'worksheet', '/xl/s.xml')), // prettier-ignore
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
        'xl/d.xml': '<dialogsheet/>',
        'xl/s.xml': named('right'),
      },
    ],
    [
      'at the root, in other letters',
      {
        '_rels/.rels': relations(relation('x', 'officeDocument', '/Book22.xml')),
        'book22.xml': sheets('<sheet r:id="a"/>'),
        '_rels/Book22.xml.rels': relations(relation('a', 'worksheet', 'sheets\\One.xml'), relation('b', 'sharedStrings', 'SharedStrings.xml')), // prettier-ignore
        'Sheets/one.xml': sheetOf('<row><c t="s"><v>0</v></c></row>'),
        'sharedstrings.xml': `<sst xmlns="${MAIN}"><si><t>right</t></si></sst>`,
      },
    ],
    [
      'in the strict form',
      {
        '_rels/.rels': relations(relation('x', 'officeDocument', 'xl/workbook.xml', `${STRICT}/officeDocument/relationships`)),
        'xl/workbook.xml': `<workbook xmlns="${STRICT}/spreadsheetml/main" xmlns:q="${STRICT}/officeDocument/relationships"><sheets><sheet q:id="a"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(relation('a', 'worksheet', 's.xml', `${STRICT}/officeDocument/relationships`)),
        'xl/s.xml': named('right').replace(MAIN, `${STRICT}/spreadsheetml/main`),
      },
    ],
  ])('finds its first sheet %s', async (_, parts) => expect(await cells(await aWorkbook(parts))).toEqual([['right']]));

  it.each<[string, Record<string, string>, string]>([
    ['all sheets are hidden', { 'xl/workbook.xml': sheets('<sheet state="veryHidden" r:id="rId1"/>'), 'xl/worksheets/sheet1.xml': named('x') }, 'has no visible worksheet'], // prettier-ignore
    ['its relation is nowhere', { 'xl/workbook.xml': sheets('<sheet r:id="rId9"/>'), 'xl/worksheets/sheet1.xml': named('x') }, 'is not an intact .xlsx'], // prettier-ignore
    ['its texts are nowhere', { 'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('b', 'sharedStrings', 'gone.xml')), 'xl/worksheets/sheet1.xml': sheetOf('<row><c t="s"><v>0</v></c></row>') }, 'is not an intact .xlsx'], // prettier-ignore
  ])('is refused if %s', async (_, parts, problem) => expect(await refusal(aWorkbook(parts).then(read))).toContain(problem));
});
