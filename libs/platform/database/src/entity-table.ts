import { getMetadataArgsStorage } from 'typeorm';
import { Sql } from './sql';

export type EntityClass<E> = new () => E;

export interface EntityColumn {
  readonly name: string;
  readonly isPrimary: boolean;
  readonly isJson: boolean;
  /** True if the database sets it when no value is given. */
  readonly hasDefault: boolean;
  /** How every update of a row renews the column. */
  readonly renewal?: 'version' | 'updateDate';
  readonly isSelected: boolean;
  readonly isInserted: boolean;
  readonly isUpdated: boolean;
}

/** The table of an entity as its decorators describe it. */
export interface EntityTable {
  readonly name: string;
  readonly columns: readonly EntityColumn[];
  /** The names of the columns that are selected. */
  readonly list: Sql;
}

const tables = new WeakMap<EntityClass<object>, EntityTable>();

export function tableOf(Entity: EntityClass<object>): EntityTable {
  const known = tables.get(Entity);
  if (known) return known;
  const table = described(Entity);
  tables.set(Entity, table);
  return table;
}

/** Quoted, because a column may be called "order". */
export const namesOf = (columns: readonly EntityColumn[]): string => columns.map(({ name }) => `"${name}"`).join();

const DECIDED = new Set(['createDate', 'updateDate', 'version']);

function described(Entity: EntityClass<object>): EntityTable {
  const { tables: declared, columns, generations } = getMetadataArgsStorage();
  const isOwn = ({ target }: { readonly target: unknown }): boolean => target === Entity;
  const name = declared.find(isOwn)?.name;
  if (!name) throw new Error(`${Entity.name} is not an entity with a table.`);
  const generated = new Set(generations.filter(isOwn).map(({ propertyName }) => propertyName));
  const own = columns.filter(isOwn).map(({ propertyName, mode, options }): EntityColumn => ({
    name: propertyName,
    isPrimary: options.primary === true,
    isJson: options.type === 'json' || options.type === 'jsonb',
    hasDefault: generated.has(propertyName) || DECIDED.has(mode) || options.default !== undefined,
    renewal: mode === 'version' || mode === 'updateDate' ? mode : undefined,
    isSelected: options.select !== false,
    isInserted: options.insert !== false,
    isUpdated: options.update !== false && options.primary !== true && !DECIDED.has(mode),
  }));
  return { name, columns: own, list: new Sql([namesOf(own.filter(({ isSelected }) => isSelected))], []) };
}
