import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, isOneOf, sql } from '@app/database';
import { BulkOperation, BulkStatus } from './bulk-operation.entity';
import type { BulkFacts } from './bulk.policy';

/** The person who made a preview, their session, and the resource of the route. */
export interface PreviewOwner extends Pick<Actor, 'id' | 'company_id'> {
  readonly session_id: number;
  readonly resource: string;
}

const BATCH = 100;

@Injectable()
export class BulkOperationsRepository {
  constructor(private readonly db: Database) {}

  /** The facts that `BulkPolicy` needs. */
  @FindsResource('bulk')
  subject(id: number): Promise<BulkFacts | undefined> {
    return this.db.row(sql<BulkFacts>`SELECT b.user_id FROM bulk_operations b WHERE b.id = ${id}`);
  }

  /** Finds any operation. Unscoped: for the worker only. */
  load(id: number): Promise<BulkOperation | null> {
    return this.db.find(BulkOperation, sql`id = ${id}`);
  }

  findForUpdate(id: number): Promise<BulkOperation | null> {
    return this.db.findForUpdate(BulkOperation, sql`id = ${id}`);
  }

  /** Finds a preview by its token, if it was made in the same session and company by the same route. */
  findPreviewForUpdate(token_hash: string, { id, session_id, company_id, resource }: PreviewOwner): Promise<BulkOperation | null> {
    return this.db.findForUpdate(
      BulkOperation,
      sql`token_hash = ${token_hash} AND user_id = ${id} AND session_id = ${session_id} AND company_id = ${company_id} AND resource = ${resource}`,
    );
  }

  /** Finds an operation by its undo token, if the same person ran it in the same company. */
  findUndoForUpdate(undo_token_hash: string, { id, company_id }: Actor): Promise<BulkOperation | null> {
    return this.db.findForUpdate(
      BulkOperation,
      sql`undo_token_hash = ${undo_token_hash} AND user_id = ${id} AND company_id = ${company_id}`,
    );
  }

  add(operation: BulkOperation): Promise<void> {
    return this.db.add(operation);
  }

  save(operation: BulkOperation): Promise<void> {
    return this.db.save(operation);
  }

  /** Deletes the previews of a person that were not run, except the newest `kept`. */
  async dropPreviewsBefore(user_id: number, kept: number): Promise<void> {
    await this.db.rows(sql`
      DELETE FROM bulk_operations WHERE id IN (
        SELECT b.id FROM bulk_operations b WHERE b.user_id = ${user_id} AND ${isOneOf(sql`b.status`, [BulkStatus.Previewed])}
        ORDER BY b.id DESC OFFSET ${kept})`);
  }

  /** Deletes previews a day after their expiry, and operations 30 days after their last change. Returns their number. */
  async removeOld(): Promise<number> {
    const gone = await this.db.rows(sql`
      DELETE FROM bulk_operations WHERE id IN (
        SELECT b.id FROM bulk_operations b
        WHERE b.updated_at < now() - interval '30 days'
          OR (${isOneOf(sql`b.status`, [BulkStatus.Previewed])} AND b.updated_at < now() - interval '1 day' AND b.expires_at < now() - interval '1 day')
        ORDER BY b.id LIMIT ${BATCH}) RETURNING id`);
    return gone.length < BATCH ? gone.length : gone.length + (await this.removeOld());
  }

  /** IDs of operations that ended at least a day ago and can no longer be undone, but whose rows still have data for an undo. */
  async findWithOldData(): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT b.id FROM bulk_operations b
      WHERE ${isOneOf(sql`b.status`, [BulkStatus.Finished, BulkStatus.Undone])} AND b.updated_at < now() - interval '1 day'
        AND coalesce(b.undo_expires_at, b.updated_at) < now()
        AND EXISTS (SELECT FROM bulk_rows r WHERE r.operation_id = b.id AND (r.input IS NOT NULL OR r.before IS NOT NULL))
      ORDER BY b.id LIMIT ${BATCH}`);
    return found.map(({ id }) => id);
  }
}
