import { Injectable } from '@nestjs/common';
import { Jobs } from '@app/jobs';
import { type Key, Storage, UPLOAD_WITHIN_S } from '@app/storage';
import { Database, isBackupRunning } from '@app/database';
import { FileStatus } from './file-status';
import { ExpireUpload, GiveUpFile, PurgeFile, ReconcileStorage, RemoveObjects } from './files.jobs';
import { FilesRepository } from './files.repository';
import { FilesService } from './files.service';
import { BACKUP_MS } from './outgoing.service';
import { UploadsService } from './uploads.service';

const KEPT_IN_TRASH_DAYS = 30;
/** Seconds to wait after the last moment at which an upload can arrive, because clocks differ. */
const MARGIN_S = 60;

/** Scheduled work on files. Each file gets a job, and so a transaction, of its own. */
@Injectable()
export class FileUpkeepService {
  constructor(
    private readonly files: FilesRepository,
    private readonly service: FilesService,
    private readonly uploads: UploadsService,
    private readonly storage: Storage,
    private readonly jobs: Jobs,
    private readonly db: Database,
  ) {}

  /** Enqueues the expiry of uploads that can no longer be committed, to free their quota. */
  async findOverdue(): Promise<number> {
    const overdue = await this.files.listOverdue(UPLOAD_WITHIN_S + MARGIN_S);
    for (const { id } of overdue) this.jobs.enqueue(ExpireUpload, { upload_id: id });
    return overdue.length;
  }

  /** Expires an upload, unless it was committed or has ended meanwhile. */
  expire(upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.isReserved) await this.uploads.end(null, file, 'expire');
    });
  }

  /** Removes objects, but waits for a running backup, which may be about to copy them. Runs outside transactions. */
  async remove(keys: readonly Key[]): Promise<void> {
    if (!(await isBackupRunning(this.db))) return this.storage.remove(keys);
    await this.db.transaction(() => Promise.resolve(this.jobs.enqueue(RemoveObjects, { keys }, { in_ms: BACKUP_MS })));
  }

  /** Reconciliation reads the storage, so it is a job of its own and no part of the schedule's transaction. */
  planReconciliation(): void {
    this.jobs.enqueue(ReconcileStorage, {});
  }

  async findForgotten(): Promise<number> {
    const forgotten = await this.files.listForgotten(KEPT_IN_TRASH_DAYS);
    for (const { id } of forgotten) this.jobs.enqueue(PurgeFile, { upload_id: id });
    return forgotten.length;
  }

  /** Deletes a file permanently, unless it was restored or deleted meanwhile. */
  async purge(upload_id: string): Promise<void> {
    const file = await this.files.findForUpdate(upload_id);
    if (file?.status === FileStatus.Trashed) await this.service.purge(null, upload_id);
  }

  /** Enqueues the failure of files whose processing was interrupted too often. */
  async findAbandoned(): Promise<number> {
    const abandoned = await this.files.listAbandoned();
    for (const { id } of abandoned) this.jobs.enqueue(GiveUpFile, { upload_id: id });
    return abandoned.length;
  }
}
