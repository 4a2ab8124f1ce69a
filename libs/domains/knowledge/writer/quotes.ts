import { bigramsOf, toNfc, questionOf, stemOf, splitWords } from '@app/text';
import type { FoundPassage } from '@knowledge/retrieval';
import { ordersMachine } from './machine-orders';
import { type Sentence, sentencesOf } from './sentences';

/** A passage that was found for a question. */
export type QuotablePassage = FoundPassage;

/** A slice of a version that is quoted. Offsets are in code points of the body of the version. */
export type Quote = Omit<QuotablePassage, 'score'>;

/** Least score of the best passage for an answer. Chosen on the development half of the golden set: docs/chatbot.md has the figures. */
export const THRESHOLD = 0.5;
const MOST_QUOTES = 3;
const LONGEST = 600;
/** Least score of a further passage, as a share of the score of the best one. */
const BESIDE_BEST = 0.7;
const NEIGHBOUR_SHARE = 0.5;

/**
 * Returns the passages that are good enough for an answer, in their order. Empty if the first one is below the threshold: then the chatbot
 * does not know.
 */
export function goodEnough(passages: readonly QuotablePassage[], threshold = THRESHOLD): QuotablePassage[] {
  const best = passages[0]?.score ?? 0;
  return best < threshold ? [] : passages.filter(({ score }) => score >= best * BESIDE_BEST);
}

/** Returns the sentences of the passages that answer the question best, as at most three quotes. Each quote is a slice of its passage. */
export function quotesFor(question: string, passages: readonly QuotablePassage[]): Quote[] {
  const asked = termsOf(question);
  const quotes = passages.flatMap((passage) => quoteOf(passage, asked) ?? []);
  return quotes.filter((quote, at) => !quotes.slice(0, at).some((other) => overlaps(quote, other))).slice(0, MOST_QUOTES);
}

/** Returns the sentences of a passage that may be shown. A paragraph with an order to a program is left out as a whole. */
export function quotableIn(passage: string): Sentence[] {
  const sentences = sentencesOf(passage);
  const spoilt = new Set(sentences.filter(({ text }) => ordersMachine(text)).map(({ paragraph }) => paragraph));
  return sentences.filter(({ paragraph }) => !spoilt.has(paragraph));
}

interface Asked {
  readonly terms: readonly string[];
  readonly bigrams: ReadonlySet<string>;
}

function termsOf(question: string): Asked {
  const { words } = questionOf(toNfc(question));
  return { terms: words, bigrams: new Set(words.flatMap(bigramsOf)) };
}

/**
 * Returns the best sentence of a passage, with the next or the previous one if that answers at least half as well and no text that is left
 * out, such as a comment, is between them. Undefined if no sentence may be shown.
 */
function quoteOf(passage: QuotablePassage, asked: Asked): Quote | undefined {
  const sentences = quotableIn(passage.quote);
  const scores = sentences.map(({ text }) => likeness(text, asked));
  const best = scores.indexOf(Math.max(...scores));
  if (best < 0) return undefined;
  const letters = [...passage.quote];
  const hides = (at: number) => /\p{L}|<!--/u.test(letters.slice(sentences[at]!.end, sentences[at + 1]!.start).join(''));
  let [first, last] = [best, best];
  const joins = (at: number, beside: number) =>
    sentences[at]?.paragraph === sentences[best]!.paragraph &&
    !hides(Math.min(at, beside)) &&
    scores[at]! >= Math.max(scores[beside]! * NEIGHBOUR_SHARE, Number.EPSILON);
  if (joins(last + 1, best)) last++;
  else if (joins(first - 1, best)) first--;
  return sliceOfPassage(passage, sentences[first]!.start, Math.min(sentences[last]!.end, sentences[first]!.start + LONGEST));
}

/** The slice of a passage between two offsets in code points. */
export function sliceOfPassage(passage: QuotablePassage, start: number, end: number): Quote {
  const { document_id, version_id, version, title, heading, is_overdue } = passage;
  const quote = [...passage.quote].slice(start, end).join('');
  const place = { start: passage.start + start, end: passage.start + end };
  return { document_id, version_id, version, title, heading, is_overdue, quote, ...place };
}

/** Returns the share of the words of the question that a sentence has, plus half the share of their pairs of syllables. */
function likeness(sentence: string, { terms, bigrams }: Asked): number {
  const text = sentence.toLowerCase();
  const stems = new Set(splitWords(text).map((word) => (word.script === 'hangul' ? stemOf(word.text) : word.text)));
  const found = terms.filter((term) => stems.has(term) || text.includes(term)).length / Math.max(terms.length, 1);
  const pairs = [...bigrams].filter((pair) => text.includes(pair)).length / Math.max(bigrams.size, 1);
  return found + pairs / 2;
}

const overlaps = (one: Quote, other: Quote): boolean =>
  one.version_id === other.version_id && one.start < other.end && other.start < one.end;
