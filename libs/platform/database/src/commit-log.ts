/** A table that is only ever added to, and the columns that are given (the database decides the others). */
export interface AppendOnlyTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** The fields of a row and their types, where they are others than the columns. */
  readonly given?: string;
  /** The SQL of columns that are made of these fields. */
  readonly computed?: Readonly<Record<string, string>>;
}

/** Collects the rows that a transaction appends (audit, outbox): they are inserted with its last statement, however many there are. */
export class CommitLog {
  private readonly rows = new Map<AppendOnlyTable, object[]>();

  append(log: AppendOnlyTable, row: object): void {
    const rows = this.rows.get(log);
    if (rows) rows.push(row);
    else this.rows.set(log, [row]);
  }

  /** One statement for all tables and rows, or nothing if there are none. */
  compile(): { text: string; values: string[] } | undefined {
    if (this.rows.size === 0) return undefined;
    const logs = [...this.rows.keys()];
    const inserts = logs.map(({ table, columns, given, computed }, index) => {
      const values = columns.map((column) => computed?.[column] ?? column);
      const rows = given ? `json_to_recordset($${index + 1}) AS row (${given})` : `json_populate_recordset(NULL::${table}, $${index + 1})`;
      return `${table}_rows AS (INSERT INTO ${table} (${columns.join()}) SELECT ${values.join()} FROM ${rows})`;
    });
    return {
      text: `WITH ${inserts.join()} SELECT`,
      values: [...this.rows.values()].map((rows) => JSON.stringify(rows)),
    };
  }
}
