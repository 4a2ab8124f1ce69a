import { Injectable } from '@nestjs/common';
import { type Identity, SessionEnder, authorize, forbidden, hashOf, viewerSideOf } from '@app/auth';
import { type BulkAction, BulkActions } from '@app/bulk';
import { Clock } from '@app/config';
import { Database, allowLongStatements } from '@app/database';
import { NotFound } from '@app/errors';
import type { Job } from '@operations/jobs';
import { BulkJobsService } from './bulk-jobs.service';
import type { BulkOperation } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkRowsRepository } from './bulk-rows.repository';
import { RowsChanged } from './bulk.errors';
import { UndoBulk } from './bulk.jobs';
import { BulkPolicy } from './bulk.policy';
import { changedRows } from './changed-rows';
import { BULK } from './nouns';

const AT_ONCE = 1_000;
const MOST_NAMED = 100;

/** Begins undos of operations. */
@Injectable()
export class BulkUndosService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
    private readonly actions: BulkActions,
    private readonly jobs: BulkJobsService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Enqueues the job. Throws 404 unless the same person ran the operation, and 409 if the undo was used or has expired, or if rows have
   * changed since: `RowsChanged` names up to 100 of them.
   */
  begin(identity: Identity, token: string): Promise<Job> {
    authorize(BulkPolicy.undo, identity);
    allowLongStatements();
    return this.db.transaction(async () => {
      await this.sessions.requireLive(identity);
      const operation = await this.operations.findUndoForUpdate(hashOf(token), identity);
      const action = operation && this.actions.find(operation.resource, operation.action);
      if (!operation || !action) throw new NotFound(BULK);
      if (!action.permission.row[viewerSideOf(identity)]) throw forbidden(action.permission);
      operation.undo(this.clock.now());
      await this.expectUnchanged(identity, operation, action);
      return this.jobs.enqueue(identity, 'undo', { operation, job: UndoBulk });
    });
  }

  private async expectUnchanged(identity: Identity, { id }: BulkOperation, action: BulkAction): Promise<void> {
    const changed = [];
    for (let [after, size] = [0, AT_ONCE]; size === AT_ONCE && changed.length < MOST_NAMED;) {
      const rows = await this.rows.findDone(id, after, AT_ONCE);
      changed.push(...(await changedRows(identity, action, rows)));
      [after, size] = [rows.at(-1)?.position ?? after, rows.length];
    }
    if (changed.length > 0) throw new RowsChanged(changed.slice(0, MOST_NAMED));
  }
}
