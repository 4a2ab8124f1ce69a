import { TextDecoder } from 'node:util';
import { encode } from 'iconv-lite';
import { type Bytes, Encoding, textOf } from './encoding';
import { FileProblem, problems } from './file-problem';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** If false, a person must check a sample. */
  readonly isCertain: boolean;
}

const SNIFFED = 65_536;
/** In UTF-16, at least one byte in this many is zero, because of line ends and commas. */
const LEAST_ZEROS = 20;
const certain = (encoding: Encoding): EncodingGuess => ({ encoding, isCertain: true });
const likely = (encoding: Encoding): EncodingGuess => ({ encoding, isCertain: false });

/** UTF-8 if the whole file is valid; UTF-16 by its mark or its zeros; otherwise a single- or double-byte encoding, by its words. */
export async function guessEncoding(bytes: Bytes): Promise<EncodingGuess> {
  const head = await headOf(bytes);
  if (head.length === 0) throw new FileProblem(problems.empty);
  const utf16 = utf16In(head);
  if (utf16) return certain(utf16);
  if (await isUtf8(bytes)) return certain(Encoding.Utf8);
  if (startsWith(head, 0xef, 0xbb, 0xbf)) throw new FileProblem(problems.encoding);
  return (await koreanIn(bytes)) ?? western(bytes);
}

async function headOf(bytes: Bytes): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes()) {
    pieces.push(piece);
    if ((length += piece.length) >= SNIFFED) break;
  }
  return Buffer.concat(pieces).subarray(0, SNIFFED);
}

const startsWith = (head: Buffer, ...mark: number[]): boolean => mark.every((byte, at) => head[at] === byte);

/** Detected by its mark, or by zeros: every ASCII character, such as a comma or a line end, has one in one of its two bytes. */
function utf16In(head: Buffer): Encoding | undefined {
  if (startsWith(head, 0xff, 0xfe)) return Encoding.Utf16Le;
  if (startsWith(head, 0xfe, 0xff)) return Encoding.Utf16Be;
  const zeros = [0, 0];
  head.forEach((byte, at) => byte === 0 && zeros[at % 2]!++);
  const [even, odd] = zeros as [number, number];
  if ((even + odd) * LEAST_ZEROS < head.length) return undefined;
  if (Math.min(even, odd) * 20 > Math.max(even, odd)) throw new FileProblem(problems.binary);
  return odd > even ? Encoding.Utf16Le : Encoding.Utf16Be;
}

async function isUtf8(bytes: Bytes): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

const WORD = /[\p{L}\p{M}]+/gu;
const HANGUL_WORD = /^\p{Script=Hangul}{2,}$/u;
const HANGUL_IN_LATIN = /\p{Script=Latin}\p{Script=Hangul}|\p{Script=Hangul}\p{Script=Latin}/u;
/** At most one word in this many may mix scripts in a Korean text. */
const MIXED_IN_KOREAN = 20;

/** CP949, if all bytes are valid: certain if its words are Korean, and uncertain if they are Latin with a syllable within. */
async function koreanIn(bytes: Bytes): Promise<EncodingGuess | undefined> {
  const words = await wordsIn(bytes);
  if (!words || words.korean <= words.mixed) return undefined;
  return words.mixed * MIXED_IN_KOREAN <= words.korean ? certain(Encoding.Cp949) : likely(Encoding.Cp949);
}

/** Number of Korean words, and of those that mix scripts. Undefined if the bytes are not CP949. */
async function wordsIn(bytes: Bytes): Promise<{ korean: number; mixed: number } | undefined> {
  const words = { korean: 0, mixed: 0 };
  try {
    for await (const text of textOf(bytes, Encoding.Cp949))
      for (const [word] of text.matchAll(WORD)) {
        if (HANGUL_IN_LATIN.test(word)) words.mixed++;
        else if (HANGUL_WORD.test(word) && isCommon(word)) words.korean++;
      }
    return words;
  } catch (error) {
    if (error instanceof FileProblem) return undefined;
    throw error;
  }
}

/** The 2,350 syllables of KS X 1001. Others have an ASCII letter as the second byte, and so look like a Latin word. */
const isCommon = (word: string): boolean => encode(word, Encoding.Cp949).every((byte) => byte >= 0xa1);

/** All other files are read as Windows-1252. It defines nearly every byte, so the guess is always uncertain. */
async function western(bytes: Bytes): Promise<EncodingGuess> {
  for await (const text of textOf(bytes, Encoding.Windows1252)) void text;
  return likely(Encoding.Windows1252);
}
