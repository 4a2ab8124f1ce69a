import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { hashOf } from '@app/auth';
import { type BulkAction, BulkActions, type BulkTarget } from '@app/bulk';
import { Clock } from '@app/config';
import { Database, isLostRace, isOutage } from '@app/database';
import { DomainError, InternalError, PreconditionFailed } from '@app/errors';
import { BulkActorsService } from './bulk-actors.service';
import { type BulkOperation, BulkStatus } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { type BulkCounts, BulkRowsRepository, type Placed } from './bulk-rows.repository';
import { undoTokenOf } from './bulk-tokens';
import { refusalOf } from './row-refusal';

const AT_ONCE = 50;

type Progress = (percent: number) => Promise<void>;

/** The result of the job. It has a token if the operation can be undone. */
export interface BulkResult extends BulkCounts {
  readonly bulk_id: number;
  readonly undo_token?: string;
  readonly undo_expires_at?: string;
}

/** Thrown to roll back a row that another worker has done meanwhile. */
class DoneElsewhere extends Error {}

/**
 * Runs operations, in the worker. A thing is changed and its row marked in one transaction, so a worker that continues after a crash does
 * no row twice.
 */
@Injectable()
export class BulkPerformingService {
  private readonly logger = new Logger(BulkPerformingService.name);

  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
    private readonly actions: BulkActions,
    private readonly actors: BulkActorsService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Performs the pending rows and ends the run. A repeated call returns the same result. Undefined if the operation was deleted. */
  async perform(bulk_id: number, progress: Progress): Promise<BulkResult | undefined> {
    const operation = await this.operations.load(bulk_id);
    if (!operation) return undefined;
    const action = this.actions.find(operation.resource, operation.action);
    if (!action) throw new Error(`The action ${operation.resource}.${operation.action} is unknown to this version.`);
    if (operation.status === BulkStatus.Running) await this.performRows(operation, action, progress);
    return this.finish(bulk_id, action);
  }

  private async performRows(operation: BulkOperation, action: BulkAction, progress: Progress): Promise<void> {
    for (let [after, size] = [0, AT_ONCE]; size === AT_ONCE;) {
      const rows = await this.rows.findPending(operation.id, after, AT_ONCE);
      for (const row of rows) await this.performRow(operation, action, row);
      [after, size] = [rows.at(-1)?.position ?? after, rows.length];
      await progress(Math.floor((99 * after) / operation.row_count));
      await turn();
    }
  }

  private async performRow(operation: BulkOperation, action: BulkAction, row: Placed<BulkTarget>): Promise<void> {
    try {
      await this.db.transaction(async () => {
        const outcome = await action.perform(await this.actors.actorOf(operation), row, operation.values);
        if (!(await this.rows.markDone(operation.id, row.position, outcome))) throw new DoneElsewhere();
      });
    } catch (error) {
      if (error instanceof DoneElsewhere) return;
      // The job fails. Its next attempt continues with this row.
      if (isOutage(error) || isLostRace(error)) throw error;
      await this.rows.markLeft(operation.id, row.position, error instanceof PreconditionFailed ? null : this.refusedBy(error));
    }
  }

  /** An unexpected error is logged and refuses its row alone, so that it does not stop the others. */
  private refusedBy(error: unknown) {
    if (error instanceof DomainError) return refusalOf(error);
    this.logger.error(error);
    return refusalOf(new InternalError());
  }

  private finish(bulk_id: number, { reverse }: BulkAction): Promise<BulkResult | undefined> {
    return this.db.transaction(async () => {
      const operation = await this.operations.findForUpdate(bulk_id);
      if (!operation) return undefined;
      const counts = await this.rows.count(bulk_id);
      const undo_token = reverse && counts.done > 0 ? undoTokenOf(bulk_id) : undefined;
      if (operation.status === BulkStatus.Running) {
        operation.finish(this.clock.now(), undo_token && hashOf(undo_token));
        await this.operations.save(operation);
      }
      const undo = undo_token && operation.undo_expires_at ? { undo_token, undo_expires_at: operation.undo_expires_at } : {};
      return { bulk_id, ...counts, ...undo };
    });
  }
}
