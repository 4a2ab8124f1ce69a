import type { Sql } from '@app/database';

/** The kind of a column decides what happens to its values when a user has left. */
export enum DataKind {
  /** Erased when its user is anonymised. */
  AboutPerson = 'about the person',
  /** Replaced by a tombstone when its author's messages expire. */
  SaidToOthers = 'said to others',
  /** Kept. Its author is shown as a former member. */
  MadeForCompany = 'made for the company',
  /** Ids, constants and hashes: kept, or deleted with the row. */
  NotPersonal = 'not personal',
}

/** A row of the user's own. Rows are paged by `id`. */
export interface OwnRow {
  readonly id: number | string;
}

/** A file of the user's own: the object with its bytes, and the name that its owner gave it. */
export interface OwnFile extends OwnRow {
  readonly object_id: string;
  readonly filename: string;
}

/** Selects rows of a user, column by column: what they wrote and facts about them, and nobody else's data. */
export type OwnRows<Row extends OwnRow = OwnRow> = (user_id: number) => Sql<Row>;

/** The columns of a table by kind, and what happens to them when their user has left. */
export interface TableDeclaration {
  readonly about?: readonly string[];
  readonly said?: readonly string[];
  readonly made?: readonly string[];
  readonly none?: readonly string[];
  /** One or two sentences. */
  readonly leaving: string;
  /** Selects the rows for a user's export of their own data. */
  readonly exported?: OwnRows;
  /** Selects the files that belong to these rows. */
  readonly exportedFiles?: OwnRows<OwnFile>;
  /** Reasons why columns about users are in no export. A test requires one for each column that `exported` does not select. */
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
  /** The reason why it is in no export, if so. */
  readonly withheld?: string;
}

/** Replaces a message that has expired. */
export const TOMBSTONE = '[removed]';

/** All declared columns, by `table.column`. */
export const declaredColumns = new Map<string, DeclaredColumn>();

/** All declared exports, by table. */
export const declaredExports = new Map<string, DeclaredExport>();

/**
 * Declares the personal data in the columns of a domain's own tables: `declarePersonalData('calendar', { leaves: { about: ['note'],
 * leaving: … } })` in its `*.personal-data.ts`, which its module imports. A test refuses undeclared columns with text, JSON or bytes.
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
