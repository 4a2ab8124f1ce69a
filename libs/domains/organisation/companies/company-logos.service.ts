import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { CompaniesRepository } from './companies.repository';

/** Shows logos of companies once they have been drawn. */
@Injectable()
export class CompanyLogosService {
  constructor(
    private readonly companies: CompaniesRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Called by the worker. Returns false, and does nothing, if there is no such company. */
  show(company_id: string, path: string): Promise<boolean> {
    return this.db.transaction(async () => {
      const company = await this.companies.findForUpdate(company_id);
      if (!company) return false;
      company.logo = path;
      await this.companies.save(company);
      this.audit.record(null, 'company.show_logo', company, company_id);
      return true;
    });
  }
}
