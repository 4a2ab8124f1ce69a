import type { Detail } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { type Cell, MAX_COLUMNS, readableText, textIn } from '@app/spreadsheets';

/** Columns of a file, in the order of an export. The first name of each is the one in an export. */
const NAMES = {
  email: ['email', 'e-mail', 'mail', 'email address', '이메일', '이메일 주소', '메일', '메일 주소'],
  name: ['name', 'full name', '이름', '성명'],
  first_name: ['first name', 'given name', '이름만'],
  last_name: ['last name', 'family name', 'surname', '성', '성씨'],
  role: ['role', '역할', '권한'],
  employee_number: ['employee number', 'employee no', 'employee id', '사번', '사원번호', '직원번호'],
  department: ['department', 'dept', 'team', '부서', '부서명', '소속'],
  position: ['position', 'title', 'job title', '직책', '직위', '직급'],
  job_part: ['job part', 'part', 'job', '직무', '담당', '파트'],
  tags: ['tags', 'tag', '태그'],
  timezone: ['timezone', 'time zone', '시간대'],
  locale: ['locale', 'language', '언어'],
  join_date: ['join date', 'joined', 'start date', '입사일', '입사일자', '입사 일자'],
  password_hash: ['password hash', '비밀번호 해시'],
} as const;

export type Column = keyof typeof NAMES;

/** Columns that only an export has, or that earlier ones had. An import ignores them. */
const PASSED_OVER = new Set([
  'profile image',
  '프로필 이미지',
  '프로필 사진',
  'status',
  '상태',
  'id',
  'last login at',
  'created at',
  'updated at',
]);
const REQUIRED: readonly Column[] = ['email', 'name'];
const PARTS: readonly Column[] = ['first_name', 'last_name'];

const byName = new Map(Object.entries(NAMES).flatMap(([column, names]) => names.map((name) => [name as string, column as Column])));

/** The field of each column of a file; null for ignored columns. */
export type Header = readonly (Column | null)[];

/**
 * Reads the first line, and returns its fields and errors. An unknown column is an error unless it is in `ignored`. The parts of a name can
 * replace the full name.
 */
export function headerOf(cells: readonly Cell[], ignored: readonly string[] = []): { header: Header; details: Detail[] } {
  if (cells.length > MAX_COLUMNS) return { header: [], details: [tooManyColumns] };
  const isIgnored = new Set(ignored.map(plain));
  const names = cells.map((cell) => plain(textIn(cell))).map((name) => (isIgnored.has(name) ? '' : name));
  const header = names.map((name) => byName.get(name) ?? null);
  const unknown = names.filter((name) => name !== '' && !byName.has(name) && !PASSED_OVER.has(name));
  const twice = new Set(header.filter((column, index) => column !== null && header.indexOf(column) !== index)) as Set<Column>;
  const missing = REQUIRED.filter(
    (column) => !header.includes(column) && !(column === 'name' && PARTS.some((part) => header.includes(part))),
  );
  const details = [
    ...unknown.map((name) => ({ field: readableText(name), message: sentenceFor('unknown')! })),
    ...[...twice].map((field) => ({ field, message: sentenceFor('once')! })),
    ...missing.map((field) => ({ field, message: sentenceFor('required')! })),
  ];
  return { header, details };
}

/** Normalises a heading: `E_mail `, `e mail` and `e-mail` are the same. */
const plain = (name: string): string => spaced(name.normalize('NFC').trim().toLowerCase()).replace(/^e mail/, 'email');
const spaced = (name: string): string => name.replace(/[\s_-]+/g, ' ');

export const tooManyColumns: Detail = {
  field: 'file',
  message: { en: 'has too many columns, or more than its first line', ko: '열이 너무 많거나 첫 줄보다 많습니다' },
};
