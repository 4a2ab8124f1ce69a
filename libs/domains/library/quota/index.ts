export type { QuotaAccount } from './quota-ledger.repository';
export { QuotaAccountsService } from './quota-accounts.service';
export { QuotaLedgerService } from './quota-ledger.service';
export { CompanyQuotaLevelReached, QuotaLevelReached } from './quota.events';
export { QuotaModule } from './quota.module';
export { QuotaService } from './quota.service';
