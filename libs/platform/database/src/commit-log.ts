/** An append-only table, and the columns that are given (the database sets the others). */
export interface AppendOnlyTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** The fields of a row and their types, if they differ from the columns. */
  readonly given?: string;
  /** SQL of columns that are computed from these fields. */
  readonly computed?: Readonly<Record<string, string>>;
}

/** Collects the rows that a transaction appends (audit, outbox), to insert them all with its last statement. */
export class CommitLog {
  private readonly rows = new Map<AppendOnlyTable, object[]>();

  append(log: AppendOnlyTable, row: object): void {
    const rows = this.rows.get(log);
    if (rows) rows.push(row);
    else this.rows.set(log, [row]);
  }

  /** One statement for all tables and rows, or undefined if there are none. */
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
