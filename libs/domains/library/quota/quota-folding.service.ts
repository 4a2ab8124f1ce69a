import { Injectable } from '@nestjs/common';
import { QuotaFoldingRepository } from './quota-folding.repository';

/** Keeps entries of the ledger as long as those of the audit log. Older ones become a balance for each person and pool. */
@Injectable()
export class QuotaFoldingService {
  constructor(private readonly ledger: QuotaFoldingRepository) {}

  /** Folds old entries and answers their number. Each partition is a transaction of its own. */
  async fold(keep_months: number): Promise<number> {
    let folded = 0;
    for (const partition of await this.ledger.listDue(keep_months)) folded += await this.ledger.fold(partition, keep_months);
    return folded;
  }
}
