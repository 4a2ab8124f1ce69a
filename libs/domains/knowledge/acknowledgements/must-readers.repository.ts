import { Injectable } from '@nestjs/common';
import { Database, and, sql } from '@app/database';
import { isReader, isShownDocument } from '@knowledge/documents';
import { isPrincipal } from '@knowledge/folders';
import { askedVersion, isDueAcknowledgement, lastAcknowledgement } from './acknowledgements.scope';
import type { ToldReaders } from './acknowledgements.jobs';

type Sought = Omit<ToldReaders, 'is_again'>;

/** A person who must read a document. */
interface MustReader {
  readonly id: number;
  /** Number of the version that must be read, or a later one. */
  readonly asked: number;
}

/** Finds those who must read a document. For the worker only. */
@Injectable()
export class MustReadersRepository {
  constructor(private readonly db: Database) {}

  /**
   * People, by id, who must read a published document, may read it, and have not acknowledged it yet. With `must_read_ids`, only people
   * whom these entries name and no other entry does.
   */
  due({ document_id, company_id, actor_id, must_read_ids, after }: Sought, limit: number): Promise<MustReader[]> {
    const named = (which = sql`true`) =>
      sql`EXISTS (SELECT FROM must_reads a WHERE a.company_id = d.company_id AND a.document_id = d.id AND ${which} AND ${isPrincipal(sql`u`)})`;
    const isAdded = sql`a.id = ANY (${must_read_ids ?? []}::int[])`;
    return this.db.rows(sql<MustReader>`
      SELECT u.id, ${askedVersion} AS asked FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
      JOIN users u ON u.company_id = d.company_id ${lastAcknowledgement}
      WHERE ${and(
        sql`d.id = ${document_id} AND d.company_id = ${company_id} AND u.id > ${after} AND ${isShownDocument(sql`d`)}`,
        must_read_ids === null ? named() : sql`${named(isAdded)} AND NOT ${named(sql`NOT ${isAdded}`)}`,
        sql`${isReader(sql`u`)} AND ${isDueAcknowledgement}`,
        actor_id !== null && sql`u.id <> ${actor_id}`,
      )} ORDER BY u.id LIMIT ${limit}`);
  }
}
