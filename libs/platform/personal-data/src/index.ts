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

/** The columns of a table by what they say, and what becomes of them when their person has left. */
export interface TableDeclaration {
  readonly about?: readonly string[];
  readonly said?: readonly string[];
  readonly made?: readonly string[];
  readonly none?: readonly string[];
  /** One or two sentences. */
  readonly leaving: string;
}

export interface DeclaredColumn {
  readonly owner: string;
  readonly table: string;
  readonly column: string;
  readonly kind: DataKind;
  readonly leaving: string;
}

/** Stands where somebody has said something whose words have expired. */
export const TOMBSTONE = '[removed]';

/** Every column that is declared, by `table.column`. */
export const declaredColumns = new Map<string, DeclaredColumn>();

/**
 * Declares what the columns of a domain's own tables say about people: `declarePersonalData('calendar', { leaves: { about: ['note'], leaving: … } })`
 * in its `*.personal-data.ts`. A test refuses a column with text, JSON or bytes that no domain has declared.
 */
export function declarePersonalData(owner: string, tables: Readonly<Record<string, TableDeclaration>>): void {
  for (const [table, { about = [], said = [], made = [], none = [], leaving }] of Object.entries(tables)) {
    const kinds = [
      [DataKind.AboutPerson, about],
      [DataKind.SaidToOthers, said],
      [DataKind.MadeForCompany, made],
      [DataKind.NotPersonal, none],
    ] as const;
    for (const [kind, columns] of kinds) for (const column of columns) add({ owner, table, column, kind, leaving });
  }
}

function add(declared: DeclaredColumn): void {
  const key = `${declared.table}.${declared.column}`;
  if (declaredColumns.has(key)) throw new Error(`${key} is declared twice.`);
  declaredColumns.set(key, declared);
}
