import { Injectable } from '@nestjs/common';
import { Database, type Instant, type Sql, instant, sql } from '@app/database';
import { isReader, isShownDocument } from './documents.scope';

/** A document whose verification expires, and the person who is reminded of it. */
export interface ExpiringDocument {
  readonly id: number;
  readonly user_id: number;
  readonly verified_until: Instant;
}

/** Finds documents for reminders, in all companies: for the worker only. */
@Injectable()
export class VerificationRemindersRepository {
  constructor(private readonly db: Database) {}

  /**
   * Published documents whose verification expires in the range, in the order of expiry. The person is the verifier if they may still read
   * the document, and otherwise the owner.
   */
  expiring(range: { from: Date; until: Date }, after: ExpiringDocument | undefined, limit: number): Promise<ExpiringDocument[]> {
    const further: Sql = after ? sql`AND (d.verified_until, d.id) > (${after.verified_until}::timestamptz, ${after.id}::int)` : sql``;
    return this.db.rows(sql<ExpiringDocument>`
      SELECT d.id, coalesce(u.id, d.owner_id) AS user_id, d.verified_until
      FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
      LEFT JOIN users u ON u.id = d.verifier_id AND u.company_id = d.company_id AND ${isReader(sql`u`)}
      WHERE d.verified_until >= ${instant(range.from)} AND d.verified_until < ${instant(range.until)} ${further} AND ${isShownDocument(sql`d`)}
      ORDER BY d.verified_until, d.id LIMIT ${limit}`);
  }
}
