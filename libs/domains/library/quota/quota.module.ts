import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository';
import { QuotaAccounts } from './accounts.service';
import { LedgerRepository } from './ledger.repository';
import { QuotaLedger } from './ledger.service';
import { QuotaRepository } from './quota.repository';
import { QuotaService } from './quota.service';
import { ReferralsRepository } from './referrals.repository';
import { ReferralsService } from './referrals.service';
import { UserQuotasRepository } from './user-quotas.repository';
import { UserQuotasService } from './user-quotas.service';

@Module({
  providers: [
    QuotaService,
    QuotaLedger,
    QuotaAccounts,
    UserQuotasService,
    ReferralsService,
    QuotaRepository,
    LedgerRepository,
    AccountsRepository,
    UserQuotasRepository,
    ReferralsRepository,
  ],
  exports: [QuotaService, QuotaLedger, QuotaAccounts, UserQuotasService, ReferralsService],
})
export class QuotaModule {}
