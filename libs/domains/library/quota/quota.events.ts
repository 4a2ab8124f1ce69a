import { domainEvent } from '@app/events';

/** The storage of a user has reached a level, in per cent of the limit. Published each time that the level is crossed upwards. */
export class QuotaLevelReached extends domainEvent<{
  readonly user_id: number;
  readonly level: number;
}>('QuotaLevelReached') {}

/** The storage of a company has reached a level, in the same way. */
export class CompanyQuotaLevelReached extends domainEvent<{
  readonly company_id: string;
  readonly level: number;
}>('CompanyQuotaLevelReached') {}
