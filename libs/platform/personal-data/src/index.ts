import type { Sql } from '@app/database';

/** The kind of a column decides what becomes of its values when somebody has left. */
export enum DataKind {
  /** Wiped when its person is anonymised. */
  AboutPerson = 'about the person',
  /** Replaced by a tombstone when the words of its author expire. */
  SaidToOthers = 'said to others',
  /** Kept. Its author is shown as a former member. */
  MadeForCompany = 'made for the company',
  /** Ids, words of the system and hashes: kept, or gone with the row. */
  NotPersonal = 'not personal',
}

/** A row of the person's own. Rows are paged by `id`. */
export interface OwnRow {
  readonly id: number | string;
}

/** A file of the person's own: the object with its bytes, and the name that its owner gave it. */
export interface OwnFile extends OwnRow {
  readonly object_id: string;
  readonly filename: string;
}

/** Selects rows of a person, column by column: their own words and facts about them, and nobody else's. */
export type OwnRows<Row extends OwnRow = OwnRow> = (user_id: number) => Sql<Row>;

/** The columns of a table by what they say, and what becomes of them when their person has left. */
export interface TableDeclaration {
  readonly about?: readonly string[];
  readonly said?: readonly string[];
  readonly made?: readonly string[];
  readonly none?: readonly string[];
  /** One or two sentences. */
  readonly leaving: string;
  /** Selects the rows that a person gets when they export their own data. */
  readonly exported?: OwnRows;
  /** Selects the files that go with these rows. */
  readonly exportedFiles?: OwnRows<OwnFile>;
  /** Why columns about people are in no export. A test demands it for each that `exported` does not select. */
  readonly withheld?: Withheld;
}

export interface Withheld {
  readonly columns: readonly string[];
  readonly because: string;
}

/** The part of a table that belongs in an export. */
export interface DeclaredExport {
  readonly table: string;
  readonly rows: OwnRows;
  readonly files?: OwnRows<OwnFile>;
}

export interface DeclaredColumn {
  readonly owner: string;
  readonly table: string;
  readonly column: string;
  readonly kind: DataKind;
  readonly leaving: string;
  /** Why it is in no export, if it is in none. */
  readonly withheld?: string;
}

/** Stands where somebody has said something whose words have expired. */
export const TOMBSTONE = '[removed]';

/** Every column that is declared, by `table.column`. */
export const declaredColumns = new Map<string, DeclaredColumn>();

/** The exports that are declared, by table. */
export const declaredExports = new Map<string, DeclaredExport>();

/**
 * Declares what the columns of a domain's own tables say about people: `declarePersonalData('calendar', { leaves: { about: ['note'], leaving: … } })`
 * in its `*.personal-data.ts`, which its module imports. A test refuses a column with text, JSON or bytes that no domain has declared.
 */
export function declarePersonalData(owner: string, tables: Readonly<Record<string, TableDeclaration>>): void {
  for (const [table, declaration] of Object.entries(tables)) {
    const { leaving, withheld, exported: rows, exportedFiles: files } = declaration;
    if (rows) declaredExports.set(table, { table, rows, files });
    for (const [kind, column] of kindsOf(declaration))
      add({ owner, table, column, kind, leaving, withheld: withheld?.columns.includes(column) ? withheld.because : undefined });
  }
}

function kindsOf({ about = [], said = [], made = [], none = [] }: TableDeclaration): (readonly [DataKind, string])[] {
  const kinds = [
    [DataKind.AboutPerson, about],
    [DataKind.SaidToOthers, said],
    [DataKind.MadeForCompany, made],
    [DataKind.NotPersonal, none],
  ] as const;
  return kinds.flatMap(([kind, columns]) => columns.map((column) => [kind, column] as const));
}

function add(declared: DeclaredColumn): void {
  const key = `${declared.table}.${declared.column}`;
  if (declaredColumns.has(key)) throw new Error(`${key} is declared twice.`);
  declaredColumns.set(key, declared);
}
