import { type EntityClass, type EntityColumn, namesOf, tableOf } from './entity-table';
import { Sql, and, sql } from './sql';

type Row = Readonly<Record<string, unknown>>;

/** Constant text of the code, never of a client. */
const text = (written: string): Sql => new Sql([written], []);
const names = (columns: readonly EntityColumn[]): Sql => text(namesOf(columns));
const listed = (parts: readonly unknown[]): Sql => new Sql(['', ...Array<string>(parts.length - 1).fill(', '), ''], parts);

const isGiven = (row: object, { name }: EntityColumn): boolean => (row as Row)[name] !== undefined;

function stored(row: object, { name, isJson }: EntityColumn): unknown {
  const value = (row as Row)[name] ?? null;
  return isJson && value !== null ? JSON.stringify(value) : value;
}

/** The columns of an entity's table. Listed instead of `*`, because a prepared statement outlives a migration that adds a column. */
export const columnsOf = (Entity: EntityClass<object>): Sql => tableOf(Entity).list;

/** Selects the rows of an entity's table that match `which`. `pg` returns every value in the entity's form. */
export const selectOf = <E extends object>(Entity: EntityClass<E>, which: Sql, lock = sql``): Sql<E> =>
  sql<E>`SELECT ${columnsOf(Entity)} FROM ${text(tableOf(Entity).name)} WHERE ${which} ${lock}`;

/**
 * Inserts rows of an entity's table; the statement may continue with `ON CONFLICT` or `RETURNING`. If no row gives a column with a default,
 * the database sets it. A row that lacks a column which another row gives has NULL there.
 */
export function insertOf<E extends object>(Entity: EntityClass<E>, rows: readonly Partial<E>[]): Sql {
  const { name, columns } = tableOf(Entity);
  const given = columns.filter((column) => column.isInserted && (!column.hasDefault || rows.some((row) => isGiven(row, column))));
  const into = sql`INSERT INTO ${text(name)} (${names(given)})`;
  const [row, ...more] = rows;
  if (row && more.length === 0) return sql`${into} VALUES (${listed(given.map((column) => stored(row, column)))})`;
  return sql`${into} SELECT ${names(given)} FROM json_populate_recordset(NULL::${text(name)}, ${JSON.stringify(rows)})`;
}

/** The columns that the database sets for such a row, or the primary key if it sets none. */
export function decidedFor(Entity: EntityClass<object>, row: object): Sql {
  const { columns } = tableOf(Entity);
  const decided = columns.filter((column) => column.hasDefault && !isGiven(row, column));
  return names(decided.length > 0 ? decided : columns.filter(({ isPrimary }) => isPrimary));
}

/** Writes these fields of an entity to its row, and returns the columns that every update renews. Undefined if none is a column. */
export function updateOf(entity: object, fields: ReadonlySet<string>): Sql | undefined {
  const Entity = entity.constructor as EntityClass<object>;
  const { name, columns } = tableOf(Entity);
  const assign = (column: EntityColumn): Sql => sql`${names([column])} = ${stored(entity, column)}`;
  const changes = columns.filter((column) => column.isUpdated && fields.has(column.name)).map(assign);
  if (changes.length === 0) return undefined;
  const renewed = columns.filter(({ renewal }) => renewal);
  const keys = columns.filter(({ isPrimary }) => isPrimary);
  const update = sql`UPDATE ${text(name)} SET ${listed([...changes, ...(renewed.length > 0 ? [touched(Entity)] : [])])}`;
  return sql`${update} WHERE ${and(...keys.map(assign))} RETURNING ${names(renewed.length > 0 ? renewed : keys)}`;
}

/** Sets a new `version` and `updated_at`, for SET in every update of an entity's table. `alias` is the table's alias in the statement. */
export function touched(Entity: EntityClass<object>, alias?: string): Sql {
  const renewed = tableOf(Entity).columns.filter(({ renewal }) => renewal);
  if (renewed.length === 0) throw new Error(`${Entity.name} has neither a version nor an update date.`);
  const was = alias ? `${alias}.` : '';
  return text(renewed.map(({ name, renewal }) => `${name} = ${renewal === 'version' ? `${was}${name} + 1` : 'now()'}`).join(', '));
}
