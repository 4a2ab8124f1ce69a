import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';
import { QuotaWarningsService } from './quota-warnings.service';

/** What the ledger tells. */
@Injectable()
export class QuotaListeners {
  constructor(private readonly warnings: QuotaWarningsService) {}

  @On(QuotaLevelReached, 'QuotaLevelReached:QuotaListeners.warn')
  async warn({ user_id, level }: QuotaLevelReached): Promise<void> {
    await this.warnings.warn(user_id, level);
  }

  @On(CompanyQuotaLevelReached, 'CompanyQuotaLevelReached:QuotaListeners.warnAdmins')
  async warnAdmins({ company_id, level }: CompanyQuotaLevelReached): Promise<void> {
    await this.warnings.warnAdmins(company_id, level);
  }
}
