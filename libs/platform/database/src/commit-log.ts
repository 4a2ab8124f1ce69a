/** A table that is only ever added to, and the columns that are given (the database decides the others). */
export interface AppendOnlyTable {
  readonly table: string;
  readonly columns: readonly string[];
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
  compile(): { name: string; text: string; values: string[] } | undefined {
    if (this.rows.size === 0) return undefined;
    const logs = [...this.rows.keys()];
    const inserts = logs.map(
      ({ table, columns }, index) =>
        `${table}_rows AS (INSERT INTO ${table} (${columns.join()}) SELECT ${columns.join()} FROM json_populate_recordset(NULL::${table}, $${index + 1}))`,
    );
    return {
      name: `commit_log_${logs.map(({ table }) => table).join('_')}`,
      text: `WITH ${inserts.join()} SELECT`,
      values: [...this.rows.values()].map((rows) => JSON.stringify(rows)),
    };
  }
}
