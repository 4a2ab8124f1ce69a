import { Injectable } from '@nestjs/common';
import { QuotaFoldingRepository } from './quota-folding.repository';

/** Keeps the ledger as long as the audit log: older entries become a balance for each person and pool. */
@Injectable()
export class QuotaFoldingService {
  constructor(private readonly ledger: QuotaFoldingRepository) {}

  /** Answers how many entries were folded. Each partition is a transaction of its own. */
  async fold(keep_months: number): Promise<number> {
    let folded = 0;
    for (const partition of await this.ledger.listDue(keep_months)) folded += await this.ledger.fold(partition, keep_months);
    return folded;
  }
}
