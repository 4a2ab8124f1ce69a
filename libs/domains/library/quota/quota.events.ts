import { domainEvent } from '@app/events';

/** Somebody's storage has become this full, per cent of the limit. Told once each time that it is crossed upwards. */
export class QuotaLevelReached extends domainEvent<{
  readonly user_id: number;
  readonly level: number;
}>('QuotaLevelReached') {}

/** The same of all that a company stores. */
export class CompanyQuotaLevelReached extends domainEvent<{
  readonly company_id: string;
  readonly level: number;
}>('CompanyQuotaLevelReached') {}
