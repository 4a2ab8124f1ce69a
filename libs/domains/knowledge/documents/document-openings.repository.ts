import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { DocumentOpening } from './document-opening.entity';

@Injectable()
export class DocumentOpeningsRepository {
  constructor(private readonly db: Database) {}

  async add(opening: DocumentOpening): Promise<void> {
    await this.db.add(opening);
  }

  /** The owner of a document, and the person who began its draft. For the worker. */
  async concernedBy(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT DISTINCT x.id FROM documents d CROSS JOIN LATERAL unnest(ARRAY[d.owner_id, d.drafted_by]) x (id)
      WHERE d.id = ${document_id} AND d.company_id = ${company_id} AND x.id IS NOT NULL`);
    return found.map(({ id }) => id);
  }
}
