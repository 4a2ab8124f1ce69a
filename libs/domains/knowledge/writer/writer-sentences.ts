import { type Word, questionOf, splitWords, toNfc } from '@app/text';
import { ordersMachine } from './machine-orders';
import { type QuotablePassage, type Quote, quotableIn, sliceOfPassage } from './quotes';

/** A sentence of the model, and the quote that supports it. */
export interface WrittenSentence extends Quote {
  readonly sentence: string;
}

const LONGEST_SENTENCE = 500;
const SHORTEST_QUOTE = 6;
/** Least share of the words of a sentence that must be in its quote, the title or the headings. */
const SUPPORTED_SHARE = 0.5;
const HANGUL = /[가-힣]/;

const IMAGES = /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/gu;
const LINKS = /\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/gu;
const ADDRESSES = /(?:[a-z][a-z\d+.-]{0,30}:\/\/|www\.)\S+|(?<![a-z])(?:data|javascript|mailto):\S+/giu;
const TAGS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*>?/giu;
const MARKS = /[*_~`#>|]+|^\s*[-+]\s+/gu;

const MOST_PASSES = 4;

/**
 * Returns a text without links, images, tags and marks of Markdown. The rest may be another link, so this is repeated until nothing
 * changes. Empty if that takes too long.
 */
export function plainText(text: string): string {
  let plain = toNfc(text);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = plain;
    plain = stripped(before);
    if (plain === before) return plain;
  }
  return '';
}

const stripped = (text: string): string =>
  text
    .replace(IMAGES, '')
    .replace(LINKS, '$1')
    .replace(TAGS, '')
    .replace(ADDRESSES, '')
    .replace(MARKS, '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Parses a line of the model, `{"text", "passage", "quote"}`, into a sentence that may be shown. The quote must be a part of that passage,
 * word for word. Undefined for any other line, which is left out.
 */
export function checkedSentence(line: string, passages: readonly QuotablePassage[]): WrittenSentence | undefined {
  const { text, passage: number, quote } = fieldsIn(line);
  const passage = passages[number - 1];
  if (!passage || text === '' || [...text].length > LONGEST_SENTENCE || ordersMachine(text)) return undefined;
  const place = placeOf(toNfc(quote), passage.quote);
  if (!place || !isSupported(text, `${passage.heading ?? ''} ${passage.title} ${toNfc(quote)}`)) return undefined;
  return { ...sliceOfPassage(passage, ...place), sentence: text };
}

function fieldsIn(line: string): { text: string; passage: number; quote: string } {
  const parsed = objectIn(line);
  const { text, passage, quote } = parsed;
  return {
    text: typeof text === 'string' ? plainText(text) : '',
    passage: typeof passage === 'number' ? passage : NaN,
    quote: typeof quote === 'string' ? quote.trim() : '',
  };
}

function objectIn(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Returns where a quote is in a passage, in code points. Undefined unless all of it is in sentences that may be shown. */
function placeOf(quote: string, passage: string): [number, number] | undefined {
  const at = passage.indexOf(quote);
  if (at < 0 || [...quote].length < SHORTEST_QUOTE) return undefined;
  const start = [...passage.slice(0, at)].length;
  const end = start + [...quote].length;
  const shown = quotableIn(passage).filter((sentence) => sentence.start < end && sentence.end > start);
  const letters = [...quote].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  const covered = shown.map((one) => [...passage].slice(Math.max(one.start, start), Math.min(one.end, end)).join(''));
  const lettersShown = [...covered.join('')].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  return lettersShown === letters ? [start, end] : undefined;
}

/**
 * True if each number of a sentence, and enough of its words, are in its quote, the title or the headings. The question does not count as
 * support, because what it says may be wrong.
 */
function isSupported(sentence: string, source: string): boolean {
  const known = source.toLowerCase();
  const isNumber = ({ script }: Word) => script === 'number';
  const numbers = new Set(
    splitWords(known)
      .filter(isNumber)
      .map(({ text }) => text),
  );
  if (splitWords(sentence).some((word) => isNumber(word) && !numbers.has(word.text))) return false;
  const words = questionOf(sentence).words.filter((word) => !/^\d/.test(word));
  const sourceWords = new Set(questionOf(known).words);
  const found = words.filter((word) => sourceWords.has(word) || (HANGUL.test(word) && known.includes(word)));
  return words.length > 0 && found.length >= words.length * SUPPORTED_SHARE;
}
