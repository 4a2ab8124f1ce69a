import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isReader } from '@knowledge/documents';

const MAX_AUTHORS = 1_000;

/** Finds the people who are notified of a comment. For the worker only. */
@Injectable()
export class CommentPeopleRepository {
  constructor(private readonly db: Database) {}

  /** The owner of a document and the 1,000 people who have commented on it last. People who may not read it are left out. */
  async discussing(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
      JOIN users u ON u.company_id = d.company_id AND (u.id = d.owner_id OR u.id = ANY (ARRAY(
        SELECT c.author_id FROM document_comments c WHERE c.document_id = ${document_id} AND c.company_id = ${company_id}
        GROUP BY c.author_id ORDER BY max(c.id) DESC LIMIT ${MAX_AUTHORS})))
      WHERE d.id = ${document_id} AND d.company_id = ${company_id} AND ${isReader(sql`u`)} ORDER BY u.id`);
    return found.map(({ id }) => id);
  }
}
