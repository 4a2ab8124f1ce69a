import type { DataSource } from 'typeorm';
import { withoutTriggers } from '../database';

const KEPT = 'kept';
type Prints = ReadonlyMap<string, string>;

/** Every statement that writes leaves the name of its table here: only what has been written to needs to be looked at. */
const WATCH = `
  CREATE TABLE ${KEPT}.written (name text);
  CREATE FUNCTION ${KEPT}.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN INSERT INTO ${KEPT}.written VALUES (TG_TABLE_NAME); RETURN NULL; END $$`;
const watched = (table: string) =>
  `CREATE TRIGGER kept AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${KEPT}.note()`;

/** Everything in the database, remembered: what has changed since, and the way back. */
export class State {
  private constructor(
    private readonly source: DataSource,
    private readonly columns: ReadonlyMap<string, string>,
    private readonly prints: Prints,
  ) {}

  static async of(source: DataSource): Promise<State> {
    const columns = await columnsOf(source);
    const copies = [...columns].map(([table, names]) => `CREATE TABLE ${KEPT}.${table} AS SELECT ${names} FROM ${table}`);
    const watches = [WATCH, ...[...columns.keys()].map(watched)];
    await source.query([`DROP SCHEMA IF EXISTS ${KEPT} CASCADE`, `CREATE SCHEMA ${KEPT}`, ...copies, ...watches].join(';'));
    return new State(source, columns, await printsOf(source, [...columns.keys()]));
  }

  /** The tables in which anything is other than it was. */
  async changed(): Promise<string[]> {
    const [written] = await this.source.query<[{ name: string }[], number]>(`DELETE FROM ${KEPT}.written RETURNING name`);
    if (written.length === 0) return [];
    const now = await printsOf(this.source, [...new Set(written.map(({ name }) => name))]);
    return [...now].filter(([table, print]) => this.prints.get(table) !== print).map(([table]) => table);
  }

  async restore(tables: readonly string[]): Promise<void> {
    if (tables.length === 0) return;
    const back = tables.map((table) => {
      const names = this.columns.get(table)!;
      return `DELETE FROM ${table}; INSERT INTO ${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM ${KEPT}.${table}`;
    });
    await withoutTriggers(back.join(';'));
  }

  async forget(): Promise<void> {
    await this.source.query(`DROP SCHEMA IF EXISTS ${KEPT} CASCADE`);
  }
}

/** Every table with the columns that can be written. */
async function columnsOf(source: DataSource): Promise<Map<string, string>> {
  const found = await source.query<{ table: string; names: string }[]>(`
    SELECT c.table_name AS table, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS names
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' GROUP BY 1`);
  return new Map(found.map(({ table, names }) => [table, names]));
}

async function printsOf(source: DataSource, tables: readonly string[]): Promise<Prints> {
  const each = tables.map(
    (table) => `SELECT '${table}' AS table, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS print FROM ${table} t`,
  );
  const found = await source.query<{ table: string; print: string }[]>(each.join(' UNION ALL '));
  return new Map(found.map(({ table, print }) => [table, print]));
}
