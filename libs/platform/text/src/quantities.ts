import type { AskedWord, TermPhrase } from './asked-words';
import { termOf } from './tokens';
import { type Word, splitWords } from './words';

/** Units with their terms, Korean ones first. The index joins a number to a Korean unit: 30분. */
const UNITS: readonly (readonly string[])[] = [
  ['분', 'minut', 'min'],
  ['시간', 'hour'],
  ['일', 'dai'],
  ['주', '주일', 'week'],
  ['개월', '달', 'month'],
  ['년', 'year'],
  ['번', '회', 'time'],
  ['명', '사람', 'peopl', 'person'],
  ['층', 'floor'],
  ['원', 'won', 'krw'],
  ['퍼센트', '프로', 'percent'],
  ['대', '개', 'piec'],
];
const unitsOf = new Map(UNITS.flatMap((unit) => unit.map((term) => [term, unit] as const)));
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const NATIVE = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const SINO = ['', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const DAYS = ['', '하루', '이틀', '사흘', '나흘', '닷새', '엿새', '이레', '여드레', '아흐레', '열흘'];

const numbers = new Map<string, number>([
  ...ENGLISH.map((word, number) => [word, number] as const),
  ...TENS.map((word, at) => [word, (at + 3) * 10] as const),
  ...NATIVE.map((word, number) => [word, number] as const),
  ...Array.from({ length: 99 }, (_, at) => [sino(at + 1), at + 1] as const),
]);
numbers.delete('');

/**
 * Reads a number with its unit at the beginning of the words (30분, thirty minutes, 이틀). Returns how many words it takes, and the other ways
 * to write it.
 */
export function quantityOf([first, second]: readonly AskedWord[]):
  { readonly length: number; readonly equivalents: readonly TermPhrase[] } | undefined {
  if (first === undefined) return undefined;
  const { text } = first.word;
  const days = DAYS.indexOf(text);
  if (days > 0) return { length: 1, equivalents: written(days, unitsOf.get('일')!) };
  const number = numberOf(first.word);
  const unit = second && unitsOf.get(second.term);
  if (number !== undefined && unit) return { length: 2, equivalents: written(number, unit) };
  return first.word.script === 'hangul' ? joined(text) : undefined;
}

/** Undefined for other numbers than whole ones, such as 1.5, and for times of day. */
function numberOf({ script, text }: Word): number | undefined {
  const number = script === 'number' ? Number(text) : numbers.get(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Reads a number and a unit that are written without a space: 삼십분, 두달. */
function joined(text: string): { readonly length: number; readonly equivalents: readonly TermPhrase[] } | undefined {
  for (const length of [1, 2]) {
    const [number, unit] = [numbers.get(text.slice(0, -length)), unitsOf.get(text.slice(-length))];
    if (number !== undefined && unit) return { length: 1, equivalents: written(number, unit) };
  }
  return undefined;
}

function written(number: number, unit: readonly string[]): TermPhrase[] {
  const digits = String(number);
  const spelled = [ENGLISH[number], NATIVE[number], TENS[number / 10 - 3]].flatMap((word) =>
    splitWords(word ?? '').map((one) => termOf(one)!),
  );
  const [korean, english] = [unit.filter(isKorean), unit.filter((term) => !isKorean(term))];
  return [
    ...korean.map((term) => [digits + term]),
    ...english.map((term) => [digits, term]),
    ...spelled.flatMap((word) => unit.filter((term) => isKorean(term) === isKorean(word)).map((term) => [word, term])),
    ...(unit[0] === '일' && DAYS[number] ? [[DAYS[number]]] : []),
  ];
}

const isKorean = (term: string): boolean => /^[가-힣]/.test(term);

function sino(number: number): string {
  const tens = Math.floor(number / 10);
  return (tens === 0 ? '' : (tens === 1 ? '' : SINO[tens]!) + '십') + SINO[number % 10]!;
}
