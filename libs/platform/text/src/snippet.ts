import { codePointOffsets } from './code-points';
import { termOf } from './tokens';
import { type Word, splitWords } from './words';

/** Offsets in Unicode code points. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A part of a passage to show, with the places of the words that were asked for. */
export interface Snippet extends TextSpan {
  readonly text: string;
  /** Offsets within `text`, in ascending order. They do not overlap. */
  readonly highlights: readonly TextSpan[];
}

const MOST = 240;
/** Code units that are shown before the first highlight. */
const BEFORE = 40;

/** Returns the part of a passage that has most of the asked terms, with their places in it. Its own offsets are those in the passage. */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const asked = new Set(terms);
  const marks = marksIn(text, asked);
  const start = beginning(text, marks);
  const end = start + MOST >= text.length ? text.length : edgeBefore(text, start + MOST);
  const shown = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const part = text.slice(start, end);
  const places = shown.flatMap((mark) => [mark.start - start, mark.end - start]);
  const points = codePointOffsets(part, places);
  const [from, until] = codePointOffsets(text, [start, end]);
  const highlights = shown.map((_, at) => ({ start: points[2 * at]!, end: points[2 * at + 1]! }));
  return { text: part, start: from!, end: until!, highlights };
}

/** A word of the passage that was asked for. */
interface Mark extends TextSpan {
  readonly term: string;
}

function marksIn(text: string, asked: ReadonlySet<string>): Mark[] {
  const parts = [...asked].filter((one) => one.length > 1);
  const marks: Mark[] = [];
  for (const word of splitWords(text)) {
    const term = termOf(word);
    if (term !== undefined && (asked.has(term) || hasPart(word, parts))) marks.push({ start: word.start, end: word.end, term });
  }
  return marks;
}

/** Korean compounds have no spaces: 회의실예약 is marked for 예약. */
const hasPart = ({ script, text }: Word, parts: readonly string[]): boolean =>
  script === 'hangul' && parts.some((part) => text.includes(part));

/** Returns where the window with the most different asked terms begins. */
function beginning(text: string, marks: readonly Mark[]): number {
  let [best, most, beyond] = [0, 0, 0];
  marks.forEach(({ start }, first) => {
    while (beyond < marks.length && marks[beyond]!.end <= start + MOST - BEFORE) beyond += 1;
    const number = new Set(marks.slice(first, beyond).map(({ term }) => term)).size;
    if (number > most) [best, most] = [start, number];
  });
  return best <= BEFORE ? 0 : edgeAfter(text, best - BEFORE, best);
}

/** Returns the place after the next space, so that no word is cut. Without a space, it does not split a pair of surrogates. */
function edgeAfter(text: string, from: number, until: number): number {
  const space = text.slice(from, until).search(/\s/);
  return space === -1 ? whole(text, from) : from + space + 1;
}

function edgeBefore(text: string, until: number): number {
  const space = text.lastIndexOf(' ', until);
  return space > until - BEFORE ? space : whole(text, until);
}

const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at);
