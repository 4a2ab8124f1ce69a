import { Injectable } from '@nestjs/common';
import type { BulkDone, BulkOutcome, BulkTarget } from '@app/bulk';
import { Database, type Page, type PageRequest, among, and, insertOf, isOneOf, sql } from '@app/database';
import type { Language } from '@app/i18n';
import { BulkRow, BulkRowStatus } from './bulk-row.entity';
import { type BulkRowView, bulkRowColumns } from './bulk-rows.view';
import type { RowRefusal } from './row-refusal';

export interface BulkRowQuery extends PageRequest {
  readonly status?: readonly BulkRowStatus[];
}

/** A row to perform or to restore, with its place in the operation. */
export type Placed<Row> = Row & { readonly position: number };

/** Numbers of rows by their outcome. */
export interface BulkCounts {
  readonly done: number;
  readonly changed_since: number;
  readonly refused: number;
}

const isPending = isOneOf(sql`r.status`, [BulkRowStatus.Pending]);
const isDone = isOneOf(sql`r.status`, [BulkRowStatus.Done]);
const isOf = (status: BulkRowStatus) => isOneOf(sql`r.status`, [status]);

@Injectable()
export class BulkRowsRepository {
  constructor(private readonly db: Database) {}

  async addAll(rows: readonly Partial<BulkRow>[]): Promise<void> {
    if (rows.length > 0) await this.db.rows(insertOf(BulkRow, rows));
  }

  /** The next pending rows after a position. */
  findPending(operation_id: number, after: number, limit: number): Promise<Placed<BulkTarget>[]> {
    return this.db.rows(sql<Placed<BulkTarget>>`
      SELECT r.position, r.resource_id, r.version, r.input FROM bulk_rows r
      WHERE r.operation_id = ${operation_id} AND r.position > ${after} AND ${isPending} ORDER BY r.position LIMIT ${limit}`);
  }

  /** The next rows that were done after a position. */
  findDone(operation_id: number, after: number, limit: number): Promise<Placed<BulkDone>[]> {
    return this.db.rows(sql<Placed<BulkDone>>`
      SELECT r.position, r.resource_id, r.version, r.input, r.before FROM bulk_rows r
      WHERE r.operation_id = ${operation_id} AND r.position > ${after} AND ${isDone} ORDER BY r.position LIMIT ${limit}`);
  }

  /** Marks a row as done, in the transaction that changes the thing. Returns false if another worker has done it already. */
  async markDone(operation_id: number, position: number, { resource_id, version, before }: BulkOutcome): Promise<boolean> {
    const marked = await this.db.row(sql`
      UPDATE bulk_rows r SET status = 'done', resource_id = ${resource_id}, version = ${version},
        before = ${before ? JSON.stringify(before) : null}::jsonb, code = NULL, error = NULL, details = NULL
      WHERE r.operation_id = ${operation_id} AND r.position = ${position} AND ${isPending} RETURNING r.position`);
    return marked !== undefined;
  }

  /** Marks a pending row as refused, or, without a refusal, as changed since the preview. */
  async markLeft(operation_id: number, position: number, refusal: RowRefusal | null): Promise<void> {
    const { code = null, error = null, details = null } = refusal ?? {};
    const status = refusal ? BulkRowStatus.Refused : BulkRowStatus.ChangedSince;
    await this.db.rows(sql`
      UPDATE bulk_rows r SET status = ${status}, code = ${code}, error = ${error}, details = ${details && JSON.stringify(details)}::jsonb
      WHERE r.operation_id = ${operation_id} AND r.position = ${position} AND ${isPending}`);
  }

  /** Marks all rows that were done as undone, in the transaction that restores them. */
  async markUndone(operation_id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE bulk_rows r SET status = 'undone', before = NULL WHERE r.operation_id = ${operation_id} AND ${isDone}`);
  }

  /** Deletes the rows' data for an undo, when none is possible any more. */
  async clear(operation_id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE bulk_rows r SET input = NULL, before = NULL
      WHERE r.operation_id = ${operation_id} AND (r.input IS NOT NULL OR r.before IS NOT NULL)`);
  }

  async count(operation_id: number): Promise<BulkCounts> {
    const counts = await this.db.row(sql<BulkCounts>`
      SELECT count(*) FILTER (WHERE ${isDone})::int AS done, count(*) FILTER (WHERE ${isOf(BulkRowStatus.ChangedSince)})::int AS changed_since,
        count(*) FILTER (WHERE ${isOf(BulkRowStatus.Refused)})::int AS refused
      FROM bulk_rows r WHERE r.operation_id = ${operation_id}`);
    return counts!;
  }

  list(operation_id: number, language: Language, { status, ...page }: BulkRowQuery): Promise<Page<BulkRowView>> {
    return this.db.page(
      {
        select: bulkRowColumns(language),
        from: sql`bulk_rows r`,
        where: and(sql`r.operation_id = ${operation_id}`, among(sql`r.status`, status)),
        order: sql`r.position`,
      },
      page,
    );
  }
}
