import { setImmediate as turn } from 'node:timers/promises';
import { FileProblem, problems } from './file-problem';
import type { Line } from './line';
import { mergedCellsIn } from './merged-cells';
import { SPREADSHEET } from './relations';
import { RichText } from './rich-text';
import { SheetReader } from './sheet-reader';
import { type Pieces, Workbook } from './workbook';
import { partsOf } from './workbook-parts';
import { elementsOf } from './xml';

const MIB = 1_048_576;
const MAX_SHEET_BYTES = 512 * MIB;
const MAX_STRINGS_BYTES = 128 * MIB;
const MAX_STRINGS = 2_000_000;
const MAX_STRING_CHARACTERS = 24_000_000;

/** The lines of the first visible worksheet of a workbook, of at most `most` bytes. Formulas give their last saved results. */
export async function* xlsxLines(pieces: Pieces, most = MAX_SHEET_BYTES): AsyncGenerator<Line> {
  const workbook = await Workbook.open(pieces);
  const { sheet, strings, is1904 } = await partsOf(workbook);
  const merged = await mergedCellsIn(workbook, sheet, most);
  const reader = new SheetReader({
    strings: strings ? await stringsIn(workbook, strings, Math.min(most, MAX_STRINGS_BYTES)) : [],
    is1904,
    merged,
  });
  for await (const tags of elementsOf(workbook.read(sheet, most), SPREADSHEET)) {
    for (const tag of tags) reader.take(tag);
    yield* reader.lines.splice(0);
    await turn();
  }
}

/** Copies text, because a substring keeps the whole text in memory. */
const apart = (text: string): string => Buffer.from(text).toString();

/** The shared strings that the cells refer to. Only these must be in memory as a whole. */
async function stringsIn(workbook: Workbook, place: string, most: number): Promise<string[]> {
  const strings: string[] = [];
  const item = new RichText();
  let characters = 0;
  for await (const tags of elementsOf(workbook.read(place, most), SPREADSHEET)) {
    for (const tag of tags) {
      item.take(tag);
      if (tag.name !== '/si') continue;
      characters += strings[strings.push(apart(item.finish())) - 1]!.length;
    }
    if (strings.length > MAX_STRINGS || characters > MAX_STRING_CHARACTERS) throw new FileProblem(problems.large);
    await turn();
  }
  return strings;
}
