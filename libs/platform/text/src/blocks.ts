/**
 * The smallest part of a text that passages are built from: a heading, a row of a table, or a sentence. Offsets are in UTF-16 code units.
 */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly kind: 'heading' | 'table' | 'sentence';
  /** Level of a heading, from 1. */
  readonly level: number;
  /** Header row of the table, for rows in another unit than the header. `null` for other units. */
  readonly header: string | null;
}

const LINE = /[^\n]*(?:\n|$)/g;
const HEADING = /^ {0,3}(#{1,6})\s+\S/;
const ROW = /^\s*\|/;
const RULE = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/;
const FENCE = /^\s*(?:```|~~~)/;
const SENTENCE_END = /[.!?。！？…]["'”’)\]*_]*\s+/g;
/** Most code units in one unit, so that a passage of several units stays short. */
export const MOST_IN_UNIT = 600;

interface Line {
  readonly text: string;
  readonly start: number;
}

/** A table that is being read. While it is open, the next row joins the unit of the header row. */
interface Table {
  readonly header: string;
  isOpen: boolean;
}

/** Cuts a text into units: headings, sentences and rows of tables. The header row and the first row below it are one unit. */
export function unitsOf(body: string): Unit[] {
  const units: Unit[] = [];
  let table: Table | null = null;
  let isCode = false;
  for (const line of linesOf(body)) {
    if (FENCE.test(line.text)) isCode = !isCode;
    if (!isCode && ROW.test(line.text)) table = addRow(units, line, table);
    else {
      table = null;
      if (line.text.trim() !== '') addText(units, line, isCode);
    }
  }
  return units;
}

function* linesOf(body: string): Generator<Line> {
  for (const match of body.matchAll(LINE)) if (match[0] !== '') yield { text: match[0], start: match.index };
}

/** Adds a row. The header row, the rule below it and the first row are one unit if they are short enough. */
function addRow(units: Unit[], line: Line, table: Table | null): Table {
  const last = units.at(-1);
  const isBelow = table?.isOpen && last !== undefined && trimmed(line).end - last.start <= MOST_IN_UNIT;
  if (isBelow) units[units.length - 1] = { ...last, end: trimmed(line).end };
  else units.push(...piecesOf(line).map((piece) => ({ ...piece, kind: 'table' as const, level: 0, header: table?.header ?? null })));
  if (table) table.isOpen &&= RULE.test(line.text);
  return table ?? { header: line.text.trim(), isOpen: true };
}

function addText(units: Unit[], line: Line, isCode: boolean): void {
  const level = isCode ? undefined : HEADING.exec(line.text)?.[1]?.length;
  if (level !== undefined && line.text.length <= MOST_IN_UNIT) {
    units.push({ ...trimmed(line), kind: 'heading', level, header: null });
    return;
  }
  units.push(
    ...sentencesOf(line)
      .flatMap(piecesOf)
      .map((piece) => ({ ...piece, kind: 'sentence' as const, level: 0, header: null })),
  );
}

function sentencesOf({ text, start }: Line): Line[] {
  const found: Line[] = [];
  let from = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    // A short piece such as "1." of a list, or an initial, is no sentence.
    if (end - from < 8 && end < text.length) continue;
    found.push({ text: text.slice(from, end), start: start + from });
    from = end;
  }
  if (from < text.length) found.push({ text: text.slice(from), start: start + from });
  return found.filter((sentence) => sentence.text.trim() !== '');
}

/** Cuts a line that is too long for one unit: at a space, or else between letters. */
function piecesOf(line: Line): { start: number; end: number }[] {
  const whole = trimmed(line);
  const pieces: { start: number; end: number }[] = [];
  let { start } = whole;
  while (whole.end - start > MOST_IN_UNIT) {
    const end = start + cutOf(line.text.slice(start - line.start, start - line.start + MOST_IN_UNIT + 1));
    pieces.push({ start, end });
    start = end;
  }
  return [...pieces, { start, end: whole.end }];
}

const JOINS = /[\udc00-\udfff\p{M}\u200d\ufe0f\u1160-\u11ff]/u;

function cutOf(text: string): number {
  const space = text.lastIndexOf(' ', MOST_IN_UNIT);
  if (space > MOST_IN_UNIT / 2) return space + 1;
  for (let at = MOST_IN_UNIT; at > MOST_IN_UNIT - 20; at -= 1)
    if (!JOINS.test(text.charAt(at)) && !text.startsWith('\u200d', at - 1)) return at;
  return /[\udc00-\udfff]/.test(text.charAt(MOST_IN_UNIT)) ? MOST_IN_UNIT - 1 : MOST_IN_UNIT;
}

function trimmed({ text, start }: Line): { start: number; end: number } {
  const [before, after] = [text.length - text.trimStart().length, text.trimEnd().length];
  return { start: start + before, end: start + after };
}
