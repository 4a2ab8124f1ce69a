import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { UserAnonymised, UserReclaimed } from '@organisation/users';
import { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';
import { ReferralsRepository } from './referrals.repository';
import { QuotaWarningsService } from './quota-warnings.service';
import { ReferralsService } from './referrals.service';

/** Handles events of the ledger and of another domain. */
@Injectable()
export class QuotaListeners {
  constructor(
    private readonly warnings: QuotaWarningsService,
    private readonly referrals: ReferralsService,
    private readonly codes: ReferralsRepository,
  ) {}

  @On(UserReclaimed, 'UserReclaimed:QuotaListeners.withdrawReferral')
  async withdrawReferral({ user_id }: UserReclaimed): Promise<void> {
    await this.referrals.withdraw(user_id);
  }

  @On(QuotaLevelReached, 'QuotaLevelReached:QuotaListeners.warn')
  async warn({ user_id, level }: QuotaLevelReached, { id: source }: Run): Promise<void> {
    await this.warnings.warn(user_id, { level, source });
  }

  @On(CompanyQuotaLevelReached, 'CompanyQuotaLevelReached:QuotaListeners.warnAdmins')
  async warnAdmins({ company_id, level }: CompanyQuotaLevelReached, { id: source }: Run): Promise<void> {
    await this.warnings.warnAdmins(company_id, { level, source });
  }

  @On(UserAnonymised, 'UserAnonymised:QuotaListeners.forget')
  async forget({ user_id }: UserAnonymised): Promise<void> {
    await this.codes.removeCodeOf(user_id);
  }
}
