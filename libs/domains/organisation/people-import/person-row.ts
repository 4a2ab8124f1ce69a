import { Role } from '@app/auth';
import type { Detail } from '@app/errors';
import { checked } from '@app/validation';
import { type Words, sentenceFor } from '@app/i18n';
import { type Cell, type Line, dayInCell, isError, textIn } from '@app/spreadsheets';
import { fullName } from '@organisation/users';
import { type Column, type Header, tooManyColumns } from './columns';
import { PersonRowDto } from './person-row.dto';
import { splitTags } from './tag-cell';

/** A line to stage: its valid fields, the errors of the others, and warnings. */
export type StagedRow = { readonly line: number; readonly problems: readonly Detail[]; readonly warnings: readonly Detail[] } & {
  readonly [Field in Column]?: unknown;
};

const ROLES: Readonly<Record<string, Role>> = {
  admin: Role.Admin,
  관리자: Role.Admin,
  mentor: Role.Mentor,
  멘토: Role.Mentor,
  mentee: Role.Mentee,
  멘티: Role.Mentee,
};
const WHOLE = /^\d{1,15}(?:\.0+)?$/;
const UNREADABLE = /\0|\p{Surrogate}/u;

const ERROR: Words = { en: 'is a formula error', ko: '수식 오류 값입니다' };
const REPEATED: Words = { en: 'repeats the value of merged cells', ko: '병합된 셀의 값을 반복해서 적용했습니다' };

/** Converts the text of a cell into the value of the field. Text that cannot be converted stays text, and validation reports it. */
const READ: { readonly [Field in Column]?: (text: string, cell: Cell) => unknown } = {
  role: (text) => ROLES[text.normalize('NFC').toLowerCase()] ?? text,
  employee_number: (text) => (WHOLE.test(text) ? Number(text) : text),
  tags: splitTags,
  join_date: (_, cell) => dayInCell(cell),
};

/** Parses a line by the rules of `POST /users`. */
export function personIn({ line, cells, repeated }: Line, header: Header): StagedRow {
  const given: { [Field in Column]?: unknown } = {};
  const problems: Detail[] = cells.slice(header.length).some((cell) => textIn(cell) !== '') ? [tooManyColumns] : [];
  header.forEach((column, index) => {
    const cell = cells[index] ?? '';
    const text = textIn(cell);
    if (!column || text === '') return;
    if (isError(cell)) problems.push({ field: column, message: ERROR });
    else if (UNREADABLE.test(text)) problems.push({ field: column, message: sentenceFor('unreadable')! });
    else given[column] = READ[column]?.(text, cell) ?? text;
  });
  if (isNameInParts(given, problems)) given.name = joinedName(given);
  const { dto, details } = checked(PersonRowDto, given);
  // An error of the cell itself replaces those of validation.
  const named = new Set(problems.map(({ field }) => field));
  problems.push(...details.filter(({ field }) => !named.has(field)));
  problems.push(...missing(given, problems));
  const wrong = new Set(problems.map(({ field }) => field));
  const right = Object.entries({ role: Role.Mentee, ...dto }).filter(([field, value]) => value !== undefined && !wrong.has(field));
  const warnings = header.flatMap((column, index) => (column && repeated?.has(index) ? [{ field: column, message: REPEATED }] : []));
  return { line, problems, warnings, ...Object.fromEntries(right), ...nameOf(dto, wrong) };
}

type Given = { readonly [Field in Column]?: unknown };

const isNameInParts = ({ name, first_name, last_name }: Given, problems: readonly Detail[]): boolean =>
  name === undefined && (first_name ?? last_name) !== undefined && !problems.some(({ field }) => field === 'name');

/**
 * Joins the parts of a name. Hangul is joined without a space, family name first. With the locale `ko`, the family name also comes first.
 */
function joinedName({ first_name, last_name, locale }: Given): string {
  const [first, last] = [first_name, last_name].map((part) => (typeof part === 'string' ? part : undefined));
  const { name } = fullName({ first_name: first, last_name: last });
  const isKorean = locale === 'ko' && first !== undefined && last !== undefined && name.includes(' ');
  return isKorean ? `${last} ${first}` : name;
}

/** Reports missing required fields. The DTO cannot, because its parent class has them as optional. */
function missing(given: object, known: readonly Detail[]): Detail[] {
  const fields = (['email', 'name'] as const).filter((field) => !(field in given) && !known.some((detail) => detail.field === field));
  return fields.map((field) => ({ field, message: sentenceFor('required')! }));
}

const nameOf = (dto: PersonRowDto, wrong: ReadonlySet<string>) =>
  ['name', 'first_name', 'last_name'].some((field) => wrong.has(field)) || !dto.name ? undefined : fullName(dto);
