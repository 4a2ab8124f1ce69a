import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { ExportRemovalsService } from './export-removals.service';
import { type ExportOutcome, ExportingService } from './exporting.service';
import { ExportOwnData } from './own-data.jobs';

/** Runs the jobs and the scheduled tasks of exports. */
@Injectable()
export class OwnDataProcessor {
  constructor(
    private readonly exporting: ExportingService,
    private readonly removals: ExportRemovalsService,
  ) {}

  @Handles(ExportOwnData)
  export({ export_id }: PayloadOf<typeof ExportOwnData>, run: Run): Promise<ExportOutcome> {
    return this.exporting.export(export_id, (percent) => run.progress(percent));
  }

  @Scheduled('remove_own_data_exports', '* * * * *', { inBatches: true })
  async removeOver(): Promise<{ removed: number }> {
    return { removed: await this.removals.removeOver() };
  }

  @Scheduled('sweep_own_data_exports', '43 2 * * *', { inBatches: true })
  async sweep(): Promise<{ removed: number }> {
    return { removed: await this.removals.sweep() };
  }
}
