import { Module } from '@nestjs/common';
import { CompanylessQuotaRepository } from './companyless-quota.repository';
import { QuotaAccountsRepository } from './quota-accounts.repository';
import { QuotaAccountsService } from './quota-accounts.service';
import { QuotaLedgerRepository } from './quota-ledger.repository';
import { QuotaLedgerService } from './quota-ledger.service';
import { QuotaRepository } from './quota.repository';
import { QuotaService } from './quota.service';
import { ReferralsRepository } from './referrals.repository';
import { ReferralsService } from './referrals.service';
import { UserQuotasRepository } from './user-quotas.repository';
import { UserQuotasService } from './user-quotas.service';
import './quota.notifications';
import './quota.personal-data';

@Module({
  providers: [
    QuotaService,
    QuotaLedgerService,
    QuotaAccountsService,
    UserQuotasService,
    ReferralsService,
    QuotaRepository,
    QuotaLedgerRepository,
    QuotaAccountsRepository,
    CompanylessQuotaRepository,
    UserQuotasRepository,
    ReferralsRepository,
  ],
  exports: [QuotaService, QuotaLedgerService, QuotaAccountsService, UserQuotasService, ReferralsService],
})
export class QuotaModule {}
