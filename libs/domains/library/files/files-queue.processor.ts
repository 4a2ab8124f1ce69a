import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { ExpireUpload, GiveUpFile, ProcessFile, PurgeFile, ReconcileStorage, RemoveObjects, WipeFile } from './files.jobs';
import { FileProcessingService } from './file-processing.service';
import { ReconciliationService } from './reconciliation.service';
import type { Findings } from './storage-report.entity';
import { FileUpkeepService } from './file-upkeep.service';
import { FileWipingService } from './file-wiping.service';

/** Runs jobs and scheduled tasks. */
@Injectable()
export class FilesQueueProcessor {
  constructor(
    private readonly processing: FileProcessingService,
    private readonly upkeep: FileUpkeepService,
    private readonly reconciliation: ReconciliationService,
    private readonly wiping: FileWipingService,
  ) {}

  @Handles(ProcessFile)
  async process({ upload_id }: PayloadOf<typeof ProcessFile>): Promise<void> {
    await this.processing.process(upload_id);
  }

  @Handles(RemoveObjects)
  async remove({ keys }: PayloadOf<typeof RemoveObjects>): Promise<void> {
    await this.upkeep.remove(keys);
  }

  @Handles(ExpireUpload)
  async expire({ upload_id }: PayloadOf<typeof ExpireUpload>): Promise<void> {
    await this.upkeep.expire(upload_id);
  }

  @Handles(PurgeFile)
  async purge({ upload_id }: PayloadOf<typeof PurgeFile>): Promise<void> {
    await this.upkeep.purge(upload_id);
  }

  @Handles(WipeFile)
  async wipe({ upload_id }: PayloadOf<typeof WipeFile>): Promise<void> {
    await this.wiping.wipe(upload_id);
  }

  @Handles(GiveUpFile)
  async giveUp({ upload_id }: PayloadOf<typeof GiveUpFile>): Promise<void> {
    await this.processing.giveUp(upload_id);
  }

  @Handles(ReconcileStorage)
  async reconcile(): Promise<Findings> {
    return this.reconciliation.reconcile();
  }

  @Scheduled('expire_uploads', '* * * * *')
  async findOverdue(): Promise<{ found: number }> {
    return { found: await this.upkeep.findOverdue() };
  }

  @Scheduled('give_up_files', '12 * * * *')
  async findAbandoned(): Promise<{ found: number }> {
    return { found: await this.upkeep.findAbandoned() };
  }

  @Scheduled('purge_files', '50 3 * * *')
  async findForgotten(): Promise<{ found: number }> {
    return { found: await this.upkeep.findForgotten() };
  }

  @Scheduled('reconcile_storage_nightly', '20 4 * * *')
  planReconciliation(): void {
    this.upkeep.planReconciliation();
  }

  @Scheduled('purge_storage_reports', '35 4 * * *', { inBatches: true })
  async purgeReports(): Promise<{ purged: number }> {
    return { purged: await this.reconciliation.purgeReports() };
  }
}
