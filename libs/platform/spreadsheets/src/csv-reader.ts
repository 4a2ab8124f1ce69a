import { Readable, pipeline } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { getDecoder } from 'iconv-lite';
import { FileProblem, problems } from './file-problem';
import type { Line } from './line';

/** The bytes of a file from the beginning, as often as they are asked for. */
export type Bytes = () => AsyncIterable<Buffer>;

const MAX_RECORD_CHARACTERS = 100_000;
const PIECE = 32_768;
const SNIFFED = 65_536;
// What the decoder writes where a byte is none of its own.
const REPLACEMENT = '\ufffd';

/** The lines of a CSV file, whatever of the known ways it is encoded and divided in. Never more of it in memory than a piece. */
export async function* csvLines(bytes: Bytes): AsyncGenerator<Line> {
  const encoding = await encodingOf(bytes);
  const delimiter = await delimiterOf(bytes, encoding);
  const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_RECORD_CHARACTERS };
  const parser = parse(options);
  pipeline(Readable.from(textOf(bytes, encoding)), parser, () => undefined);
  let line = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: (line = Math.max(line + 1, info.lines)), cells: record };
  } catch (error) {
    throw error instanceof CsvError ? refused(error, parser.info.lines) : error;
  }
}

const refused = ({ code }: CsvError, line: number): FileProblem =>
  new FileProblem(code === 'CSV_MAX_RECORD_SIZE' ? problems.long : problems.quotes, line);

type Encoding = 'utf-8' | 'utf-16le' | 'cp949';

/** UTF-8 if it is that from the first byte to the last; Korean spreadsheets write CP949 where they write no mark. */
async function encodingOf(bytes: Bytes): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const piece of bytes()) {
    if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
    isFirst = false;
    if (!isText(utf8, piece)) return 'cp949';
  }
  if (isFirst) throw new FileProblem(problems.empty);
  return isText(utf8) ? 'utf-8' : 'cp949';
}

function isText(decoder: TextDecoder, piece?: Buffer): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The sign that the first line has most of. */
async function delimiterOf(bytes: Bytes, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const piece of textOf(bytes, encoding)) {
    head += piece;
    if (/[\r\n]/.test(head) || head.length > SNIFFED) break;
  }
  const [line = ''] = head.split(/[\r\n]/, 1);
  const count = (sign: string) => line.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Text in pieces so small that the event loop turns between them. A mark at the beginning is no part of it. */
async function* textOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = getDecoder(encoding);
  let reached = 1;
  for await (const chunk of bytes()) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const text = decoder.write(chunk.subarray(at, at + PIECE));
      // UTF-8 may say so itself, as a sign of somebody's name; CP949 has no way to.
      if (encoding === 'cp949' && text.includes(REPLACEMENT)) throw new FileProblem(problems.encoding, reached);
      reached += text.split('\n').length - 1;
      if (text !== '') yield text;
      await turn();
    }
  }
  const rest = decoder.end();
  if (rest) throw new FileProblem(problems.encoding, reached);
}
