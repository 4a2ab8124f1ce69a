import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Bytes, type Encoding, textOf } from './encoding';
import { guessEncoding } from './encoding-guess';
import { FileProblem, problems } from './file-problem';
import type { Line } from './line';

const MAX_RECORD_CHARACTERS = 100_000;
const SNIFFED = 65_536;
/** A line that only declares the delimiter, as Excel writes and reads it. */
const DIVISION = /^"?sep=(.)"?\s*$/i;

/** The lines of a CSV file, in the given or guessed encoding. Memory holds one piece at a time. */
export async function* csvLines(bytes: Bytes, given?: Encoding): AsyncGenerator<Line> {
  const encoding = given ?? (await guessEncoding(bytes)).encoding;
  const { delimiter, isSaid } = await divisionOf(bytes, encoding);
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Blanks between a delimiter and a quote are not part of a cell.
    trim: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  pipeline(Readable.from(textOf(bytes, encoding)), parser, () => undefined);
  let [line, isFirst] = [0, true];
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      line = Math.max(line + 1, info.lines);
      if (!isFirst || !isSaid) yield { line, cells: record };
      isFirst = false;
    }
  } catch (error) {
    throw error instanceof CsvError ? refused(error, parser.info.lines) : error;
  }
}

const refused = ({ code }: CsvError, line: number): FileProblem =>
  new FileProblem(code === 'CSV_MAX_RECORD_SIZE' ? problems.long : problems.quotes, line);

/** The declared delimiter, or else the one that is most frequent in the first line. */
async function divisionOf(bytes: Bytes, encoding: Encoding): Promise<{ delimiter: string; isSaid: boolean }> {
  let head = '';
  for await (const piece of textOf(bytes, encoding)) {
    head += piece;
    if (/\S.*[\r\n]/.test(head) || head.length > SNIFFED) break;
  }
  const [line = ''] = head.replace(/^[\r\n]+/, '').split(/[\r\n]/, 1);
  const [, said] = DIVISION.exec(line) ?? [];
  if (said) return { delimiter: said, isSaid: true };
  const count = (sign: string) => line.split(sign).length;
  return { delimiter: [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best)), isSaid: false };
}
