import { domainEvent } from '@app/events';

interface CompanyIds {
  readonly company_id: string;
}

export class CompanyCreated extends domainEvent<CompanyIds>('CompanyCreated') {}
export class CompanyUpdated extends domainEvent<CompanyIds>('CompanyUpdated', {
  type: 'company.updated',
  about: { en: 'The company or its settings were changed.', ko: '회사 정보나 설정이 변경되었습니다.' },
}) {}
export class CompanyRemoved extends domainEvent<CompanyIds>('CompanyRemoved') {}
