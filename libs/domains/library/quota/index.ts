export type { Account } from './ledger.repository';
export { QuotaAccounts } from './accounts.service';
export { QuotaLedger } from './ledger.service';
export { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';
export { QuotaModule } from './quota.module';
export { QuotaService } from './quota.service';
