import { TextDecoder } from 'node:util';
import { setImmediate as turn } from 'node:timers/promises';
import { getDecoder } from 'iconv-lite';
import { readableText } from './cells';
import { FileProblem, problems } from './file-problem';

/** Reads a file from the beginning. Can be called repeatedly. */
export type Bytes = () => AsyncIterable<Buffer>;

/** Supported encodings of CSV files. */
export enum Encoding {
  Utf8 = 'utf-8',
  Utf16Le = 'utf-16le',
  Utf16Be = 'utf-16be',
  Cp949 = 'cp949',
  Windows1252 = 'windows-1252',
}

const PIECE = 32_768;
// iconv-lite writes it for a byte that is invalid in the encoding.
const REPLACEMENT = '\ufffd';
/** Encodings that accept almost any bytes. Only iconv-lite has all their characters. */
const TABLES = new Set([Encoding.Cp949, Encoding.Windows1252]);

interface Decoder {
  write(piece: Buffer): string;
  end(): string;
}

/** Decodes in pieces so small that the event loop can run between them. A byte order mark is dropped. */
export async function* textOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = TABLES.has(encoding) ? tableDecoder(encoding) : unicodeDecoder(encoding);
  let line = 1;
  const read = (decode: () => string): string => {
    try {
      const text = decode();
      line += text.split('\n').length - 1;
      return text;
    } catch {
      throw new FileProblem(problems.encoding, line);
    }
  };
  for await (const chunk of bytes()) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const text = read(() => decoder.write(chunk.subarray(at, at + PIECE)));
      if (text !== '') yield text;
      await turn();
    }
  }
  const rest = read(() => decoder.end());
  if (rest !== '') yield rest;
}

function unicodeDecoder(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
}

/** Node's own `euc-kr` lacks 8,000 of CP949's syllables. */
function tableDecoder(encoding: Encoding): Decoder {
  const decoder = getDecoder(encoding);
  const checked = (text = ''): string => {
    if (text.includes(REPLACEMENT)) throw new Error('A byte is invalid in the encoding.');
    return text;
  };
  return { write: (piece) => checked(decoder.write(piece)), end: () => checked(decoder.end()) };
}

const WORD_OUTSIDE_ASCII = /[^\s,;"]*[^\s,;"\0-\x7f][^\s,;"]*/g;
const SAMPLE_WORDS = 8;
const SAMPLE_CHARACTERS = 200;

/** The first words that depend on the encoding, so that a person can check it. */
export async function sampleOf(bytes: Bytes, encoding: Encoding): Promise<string> {
  const words = new Set<string>();
  for await (const text of textOf(bytes, encoding)) {
    for (const [word] of text.matchAll(WORD_OUTSIDE_ASCII)) if (words.size < SAMPLE_WORDS) words.add(readableText(word, 40));
    if (words.size === SAMPLE_WORDS) break;
  }
  return readableText([...words].join(', '), SAMPLE_CHARACTERS);
}
