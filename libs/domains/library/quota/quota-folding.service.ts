import { Injectable } from '@nestjs/common';
import { QuotaFoldingRepository } from './quota-folding.repository';

/** Keeps entries of the ledger as long as those of the audit log. Older ones become an opening balance per user and company. */
@Injectable()
export class QuotaFoldingService {
  constructor(private readonly ledger: QuotaFoldingRepository) {}

  /** Folds old entries and returns their number. Each partition is a transaction of its own. */
  async fold(keep_months: number): Promise<number> {
    let folded = 0;
    for (const partition of await this.ledger.listDue(keep_months)) folded += await this.ledger.fold(partition, keep_months);
    return folded;
  }
}
