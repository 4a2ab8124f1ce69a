import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { QuotaAccountsRepository, type QuotaFacts } from './quota-accounts.repository';
import { QuotaLedgerRepository } from './quota-ledger.repository';
import { Step } from './quota-entry.entity';

/** Corrects the ledger and the balances by the facts of the storage. */
@Injectable()
export class QuotaAccountsService {
  constructor(
    private readonly accounts: QuotaAccountsRepository,
    private readonly ledger: QuotaLedgerRepository,
    private readonly db: Database,
  ) {}

  /**
   * Makes ledger and balances match the facts, and returns the number of corrected balances. Each correction is a transaction of its own.
   */
  async settle(facts: QuotaFacts): Promise<number> {
    const users = await this.accounts.listUsersOff(facts);
    for (const user_id of users) await this.settleUser(user_id, facts);
    const companies = await this.accounts.listCompaniesOff(facts);
    for (const company_id of companies) await this.settleCompany(company_id, facts);
    const isCompanylessOff = await this.db.transaction(() => this.accounts.settleCompanyless(facts));
    return users.length + companies.length + Number(isCompanylessOff);
  }

  private settleUser(user_id: number, facts: QuotaFacts): Promise<void> {
    return this.db.transaction(async () => {
      await this.accounts.lock(user_id);
      for (const { company_id, ...gap } of await this.accounts.gapsOf(user_id, facts))
        this.ledger.enter({ user_id, company_id, upload_id: null }, Step.Adjust, gap);
      await this.accounts.setBalance(user_id, facts);
    });
  }

  private settleCompany(company_id: string, facts: QuotaFacts): Promise<void> {
    return this.db.transaction(async () => {
      await this.accounts.lockCompany(company_id);
      await this.accounts.setCompanyBalance(company_id, facts);
    });
  }
}
