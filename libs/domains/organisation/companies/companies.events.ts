import { domainEvent } from '@app/events';

interface CompanyIds {
  readonly company_id: string;
}

export class CompanyCreated extends domainEvent<CompanyIds>('CompanyCreated') {}
export class CompanyUpdated extends domainEvent<CompanyIds>('CompanyUpdated') {}
export class CompanyRemoved extends domainEvent<CompanyIds>('CompanyRemoved') {}
