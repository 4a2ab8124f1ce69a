import { Injectable } from '@nestjs/common';
import { env } from '@app/config';
import { Scheduled } from '@app/jobs';
import { QuotaFoldingService } from './quota-folding.service';

/** Runs scheduled tasks. */
@Injectable()
export class QuotaProcessor {
  constructor(private readonly folding: QuotaFoldingService) {}

  @Scheduled('fold_quota_ledger', '31 2 * * *', { inBatches: true })
  async fold(): Promise<{ folded: number }> {
    return { folded: await this.folding.fold(env.AUDIT_KEEP_MONTHS) };
  }
}
