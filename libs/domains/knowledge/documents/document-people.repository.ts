import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { isClosed, isGivenTo } from '@knowledge/folders';
import { isAdmin, mayMentor, maySignIn } from '@organisation/users';

/**
 * Finds the people who are notified about a document. For the worker only. Their rights are checked again when a notice is shown or sent.
 */
@Injectable()
export class DocumentPeopleRepository {
  constructor(private readonly db: Database) {}

  /** People who may publish a draft in review: `DocumentsPolicy.publish`. */
  async publishersOf(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT u.id FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
      JOIN users u ON u.company_id = d.company_id AND ${maySignIn(sql`u`)}
      WHERE d.id = ${document_id} AND d.company_id = ${company_id}
        AND ((${mayMentor(sql`u`)} AND ${isGivenTo(sql`u`, 'manage')}) OR (${isAdmin(sql`u`)} AND NOT ${isClosed}))
      ORDER BY u.id`);
    return found.map(({ id }) => id);
  }

  /** The owner of a document, and the person who began its draft. */
  async concernedBy(document_id: number, company_id: string): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT DISTINCT x.id FROM documents d CROSS JOIN LATERAL unnest(ARRAY[d.owner_id, d.drafted_by]) x (id)
      WHERE d.id = ${document_id} AND d.company_id = ${company_id} AND x.id IS NOT NULL`);
    return found.map(({ id }) => id);
  }
}
