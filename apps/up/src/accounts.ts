import { existsSync, readFileSync } from 'node:fs';

/** One line of `demo-accounts.json`. */
interface DemoAccountLine {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly company_id: string | null;
  readonly name: string;
}

const COLUMNS = ['name', 'role', 'company_id', 'email', 'password'] as const;
const HEADINGS = ['Name', 'Role', 'Company', 'E-mail', 'Password'];
// A Korean syllable is as wide as two letters.
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/gu;

/** The demo accounts in `file` as lines of a table. Empty if there are none. */
export function accountsIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccountLine[];
  return table([HEADINGS, ...accounts.map((account) => COLUMNS.map((column) => account[column] ?? '(platform)'))]);
}

function table(rows: string[][]): string[] {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  );
}

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
