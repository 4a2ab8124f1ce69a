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
/** After the last moment at which something can still come in: clocks differ. */
const MARGIN_S = 60;

/** What has to be done about files when nobody asks for it. Each file gets a job of its own, and so a transaction of its own. */
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

  /** The uploads that were never committed, and can be no more: their room is wanted back. */
  async findOverdue(): Promise<number> {
    const overdue = await this.files.listOverdue(UPLOAD_WITHIN_S + MARGIN_S);
    for (const { id } of overdue) this.jobs.enqueue(ExpireUpload, { upload_id: id });
    return overdue.length;
  }

  /** Unless it was committed, or ended, since somebody looked. */
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

  /** It asks the store, and so is no part of the clock's own transaction. */
  planReconciliation(): void {
    this.jobs.enqueue(ReconcileStorage, {});
  }

  async findForgotten(): Promise<number> {
    const forgotten = await this.files.listForgotten(KEPT_IN_TRASH_DAYS);
    for (const { id } of forgotten) this.jobs.enqueue(PurgeFile, { upload_id: id });
    return forgotten.length;
  }

  /** Unless it was restored, or purged, since somebody looked. */
  async purge(upload_id: string): Promise<void> {
    const file = await this.files.findForUpdate(upload_id);
    if (file?.status === FileStatus.Trashed) await this.service.purge(null, upload_id);
  }

  /** The files whose processing was cut off too often to be tried again. */
  async findAbandoned(): Promise<number> {
    const abandoned = await this.files.listAbandoned();
    for (const { id } of abandoned) this.jobs.enqueue(GiveUpFile, { upload_id: id });
    return abandoned.length;
  }
}
