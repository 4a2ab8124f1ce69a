import { Role } from '@app/auth';
import type { Detail } from '@app/errors';
import { checked } from '@app/validation';
import { sentenceFor } from '@app/i18n';
import { type Line, dayInCell, original } from '@app/spreadsheets';
import { fullName } from '@organisation/users';
import { type Column, type Header, tooManyColumns } from './columns';
import { PersonRowDto } from './person-row.dto';
import { splitTags } from './tag-cell';

/** A line as it is staged: the fields that are right, and what is wrong with the others. */
export type StagedRow = { readonly line: number; readonly problems: readonly Detail[] } & { readonly [Field in Column]?: unknown };

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

/** How the text of a cell becomes what the field holds. What it cannot become stays text, for the checks to name. */
const READ: { readonly [Field in Column]?: (text: string) => unknown } = {
  role: (text) => ROLES[text.normalize('NFC').toLowerCase()] ?? text,
  employee_number: (text) => (WHOLE.test(text) ? Number(text) : text),
  tags: splitTags,
  join_date: dayInCell,
};

/** Understands a line, by the same rules as somebody who is made by hand. */
export function personIn({ line, cells }: Line, header: Header): StagedRow {
  const given: { [Field in Column]?: unknown } = {};
  const problems: Detail[] = cells.slice(header.length).some((cell) => cell.trim() !== '') ? [tooManyColumns] : [];
  header.forEach((column, index) => {
    const text = original((cells[index] ?? '').trim()).trim();
    if (!column || text === '') return;
    if (UNREADABLE.test(text)) problems.push({ field: column, message: sentenceFor('unreadable')! });
    else given[column] = READ[column]?.(text) ?? text;
  });
  const { dto, details } = checked(PersonRowDto, given);
  problems.push(...details, ...missing(given, [...problems, ...details]));
  const wrong = new Set(problems.map(({ field }) => field));
  const right = Object.entries({ role: Role.Mentee, ...dto }).filter(([field, value]) => value !== undefined && !wrong.has(field));
  return { line, problems, ...Object.fromEntries(right), ...nameOf(dto, wrong) };
}

/** Said here once more: of a field that its parent leaves out, a class cannot make one that must be there. */
function missing(given: object, known: readonly Detail[]): Detail[] {
  const fields = (['email', 'name'] as const).filter((field) => !(field in given) && !known.some((detail) => detail.field === field));
  return fields.map((field) => ({ field, message: sentenceFor('required')! }));
}

const nameOf = (dto: PersonRowDto, wrong: ReadonlySet<string>) =>
  ['name', 'first_name', 'last_name'].some((field) => wrong.has(field)) || !dto.name ? undefined : fullName(dto);
