import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { AccountsRepository, type Facts } from './accounts.repository';
import { LedgerRepository } from './ledger.repository';
import { Step } from './quota-entry.entity';

/** Puts right what should never be wrong, for whoever knows what is really stored. */
@Injectable()
export class QuotaAccounts {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly ledger: LedgerRepository,
    private readonly db: Database,
  ) {}

  /** Makes ledger and balances say what the facts say, and tells how many people and companies that has taken. Each is a transaction of its own. */
  async settle(facts: Facts): Promise<number> {
    const users = await this.accounts.listUsersOff(facts);
    for (const user_id of users) await this.settleUser(user_id, facts);
    const companies = await this.accounts.listCompaniesOff(facts);
    for (const company_id of companies) await this.settleCompany(company_id, facts);
    return users.length + companies.length;
  }

  private settleUser(user_id: number, facts: Facts): Promise<void> {
    return this.db.transaction(async () => {
      await this.accounts.hold(user_id);
      for (const { company_id, ...gap } of await this.accounts.gapsOf(user_id, facts))
        this.ledger.enter({ user_id, company_id, upload_id: null }, Step.Adjust, gap);
      await this.accounts.setBalance(user_id, facts);
    });
  }

  private settleCompany(company_id: string, facts: Facts): Promise<void> {
    return this.db.transaction(async () => {
      await this.accounts.holdCompany(company_id);
      await this.accounts.setCompanyBalance(company_id, facts);
    });
  }
}
