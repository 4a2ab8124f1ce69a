import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { OwnFile, OwnRow, OwnRows } from '@app/personal-data';

/** Number of rows that are in memory together. */
const PAGE = 500;

/** A row as JSON from Postgres. The next page begins after its id. */
interface WrittenRow extends OwnRow {
  readonly json: string;
}

/** Reads the rows that domains declare as a person's own, a page at a time. */
@Injectable()
export class OwnRowsRepository {
  constructor(private readonly db: Database) {}

  async *rows(own: OwnRows, user_id: number): AsyncGenerator<string> {
    for (let page: WrittenRow[] = [], last: WrittenRow | undefined; ; last = page.at(-1)) {
      page = await this.db.rows(sql<WrittenRow>`
        SELECT e.id, row_to_json(e)::text AS json FROM (${own(user_id)}) e
        WHERE ${last ? sql`e.id > ${last.id}` : sql`true`} ORDER BY e.id LIMIT ${PAGE}`);
      for (const { json } of page) yield json;
      if (page.length < PAGE) return;
    }
  }

  async *files(own: OwnRows<OwnFile>, user_id: number): AsyncGenerator<OwnFile> {
    for (let page: OwnFile[] = [], last: OwnFile | undefined; ; last = page.at(-1)) {
      page = await this.db.rows(sql<OwnFile>`
        SELECT e.id, e.object_id, e.filename FROM (${own(user_id)}) e
        WHERE ${last ? sql`e.id > ${last.id}` : sql`true`} ORDER BY e.id LIMIT ${PAGE}`);
      yield* page;
      if (page.length < PAGE) return;
    }
  }
}
