import { codePointOffsets } from '@app/text';

/** A sentence of a passage, with offsets in code points from the beginning of the passage. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Number of the paragraph, from 0. */
  readonly paragraph: number;
}

const LINE = /[^\n]+/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const HEADING = /^\s{0,3}#{1,6}\s/;
/** A horizontal rule, or the line between the header row of a table and its other rows. */
const RULE = /^[\s|:=*_-]+$/;
/** Marks of a list, a quotation or a numbering at the beginning of a line. */
const MARK = /^\s*(?:>\s*)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?/;
/** The end of a sentence: a full stop or the like before white space, but not after a number or a single letter, as in "3." or "e.g." */
const END = /(?<![\s\p{P}]\p{L}|^\d{1,3}|\s\d{1,3})[.!?。？！…]+["'”’」』)\]*_]*(?=\s|$)/gu;

/**
 * Splits a passage in Markdown into sentences. Headings, rules and comments are left out. Each row of a table and each item of a list is at
 * least one sentence.
 */
export function sentencesOf(passage: string): Sentence[] {
  const hidden = [...passage.matchAll(COMMENT)].map((comment) => [comment.index, comment.index + comment[0].length] as const);
  const isHidden = (start: number, end: number) => hidden.some(([from, until]) => start < until && end > from);
  let [paragraph, last] = [0, 0];
  const found = [...passage.matchAll(LINE)].flatMap(({ 0: line, index }) => {
    if (passage.slice(last, index).includes('\n\n')) paragraph++;
    last = index + line.length;
    if (HEADING.test(line) || RULE.test(line)) return [];
    return partsOf(line).map(([from, until]) => ({ start: index + from, end: index + until, paragraph }));
  });
  return found
    .filter(({ start, end }) => !isHidden(start, end))
    .map(({ start, end, paragraph: number }) => {
      const [first, after] = codePointOffsets(passage, [start, end]) as [number, number];
      return { text: passage.slice(start, end), start: first, end: after, paragraph: number };
    });
}

function partsOf(line: string): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = MARK.exec(line)![0].length;
  for (const end of [...line.slice(start).matchAll(END)].map((match) => start + match.index + match[0].length).concat(line.length)) {
    const text = line.slice(start, end);
    const from = start + text.length - text.trimStart().length;
    const until = start + text.trimEnd().length;
    if (until > from) parts.push([from, until]);
    start = end;
  }
  return parts;
}
