import { Injectable } from '@nestjs/common';
import { BulkActions, type BulkDone, type BulkReverse } from '@app/bulk';
import { Database } from '@app/database';
import { DomainError } from '@app/errors';
import { BulkActorsService } from './bulk-actors.service';
import { type BulkOperation, BulkStatus } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkRowsRepository } from './bulk-rows.repository';
import { type RowRefusal, refusalOf } from './row-refusal';

const AT_ONCE = 200;

/** The result of the job: either all rows were restored, or none, because the row in `refused` could not be. */
export interface UndoResult {
  readonly bulk_id: number;
  readonly undone: number;
  readonly refused: readonly (Pick<RowRefusal, 'code' | 'error'> & { readonly resource_id: number })[];
}

/** Thrown to roll back the whole undo because one row could not be restored. */
class NotRestored extends Error {
  constructor(
    readonly resource_id: number,
    readonly refusal: RowRefusal,
  ) {
    super(refusal.error);
  }
}

/** Undoes operations, in the worker: all rows in one transaction, each by the service of its domain. */
@Injectable()
export class BulkRestoringService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
    private readonly actions: BulkActions,
    private readonly actors: BulkActorsService,
    private readonly db: Database,
  ) {}

  async restore(bulk_id: number): Promise<UndoResult> {
    try {
      return { bulk_id, undone: await this.db.transaction(() => this.restoreAll(bulk_id)), refused: [] };
    } catch (error) {
      if (!(error instanceof NotRestored)) throw error;
      await this.db.transaction(() => this.end(bulk_id, false));
      const { resource_id, refusal } = error;
      return { bulk_id, undone: 0, refused: [{ resource_id, code: refusal.code, error: refusal.error }] };
    }
  }

  private async restoreAll(bulk_id: number): Promise<number> {
    const operation = await this.operations.findForUpdate(bulk_id);
    if (operation?.status !== BulkStatus.Undoing) return 0;
    const undone = await this.restoreRows(operation);
    await this.rows.markUndone(bulk_id);
    await this.end(bulk_id, true);
    return undone;
  }

  private async restoreRows(operation: BulkOperation): Promise<number> {
    const reverse = this.actions.find(operation.resource, operation.action)?.reverse;
    if (!reverse) throw new Error(`The action ${operation.resource}.${operation.action} is unknown to this version.`);
    let undone = 0;
    for (let [after, size] = [0, AT_ONCE]; size === AT_ONCE;) {
      const rows = await this.rows.findDone(operation.id, after, AT_ONCE);
      for (const row of rows) await this.restoreRow(operation, reverse, row);
      [after, size, undone] = [rows.at(-1)?.position ?? after, rows.length, undone + rows.length];
    }
    return undone;
  }

  private async restoreRow(operation: BulkOperation, reverse: BulkReverse, row: BulkDone): Promise<void> {
    try {
      await reverse.restore(await this.actors.actorOf(operation), row);
    } catch (error) {
      throw error instanceof DomainError ? new NotRestored(row.resource_id, refusalOf(error)) : error;
    }
  }

  private async end(bulk_id: number, isDone: boolean): Promise<void> {
    const operation = await this.operations.findForUpdate(bulk_id);
    if (operation?.status !== BulkStatus.Undoing) return;
    operation.endUndo(isDone);
    await this.operations.save(operation);
  }
}
