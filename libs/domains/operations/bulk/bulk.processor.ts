import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { BulkPerformingService, type BulkResult } from './bulk-performing.service';
import { BulkRestoringService, type UndoResult } from './bulk-restoring.service';
import { BulkRetentionService } from './bulk-retention.service';
import { RunBulk, UndoBulk } from './bulk.jobs';

/** Handles the jobs and the schedule of bulk operations. */
@Injectable()
export class BulkProcessor {
  constructor(
    private readonly performing: BulkPerformingService,
    private readonly restoring: BulkRestoringService,
    private readonly retention: BulkRetentionService,
  ) {}

  @Handles(RunBulk)
  run({ bulk_id }: PayloadOf<typeof RunBulk>, run: Run): Promise<BulkResult | undefined> {
    return this.performing.perform(bulk_id, (percent) => run.progress(percent));
  }

  @Handles(UndoBulk)
  undo({ bulk_id }: PayloadOf<typeof UndoBulk>): Promise<UndoResult> {
    return this.restoring.restore(bulk_id);
  }

  @Scheduled('purge_bulk_operations', '49 * * * *', { inBatches: true })
  async purge(): Promise<{ purged: number }> {
    return { purged: await this.retention.purge() };
  }
}
