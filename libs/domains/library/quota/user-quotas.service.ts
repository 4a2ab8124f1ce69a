import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { USER } from '@organisation/users/nouns';
import { QuotaLedgerRepository } from './quota-ledger.repository';
import { QuotaLedgerService } from './quota-ledger.service';
import { QuotaBeyondCompany } from './quota.errors';
import { QuotaPolicy } from './quota.policy';
import type { QuotaChange, UserQuota } from './user-quota.entity';
import { type UserQuotaQuery, UserQuotasRepository } from './user-quotas.repository';
import type { UserQuotaView } from './user-quotas.view';

/** Quotas of users, for the admins of their company. */
@Injectable()
export class UserQuotasService {
  constructor(
    private readonly quotas: UserQuotasRepository,
    private readonly balances: QuotaLedgerRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: UserQuotaQuery): Promise<Page<UserQuotaView>> {
    authorize(QuotaPolicy.list, actor);
    return this.quotas.list(actor, query);
  }

  async get(actor: Actor, user_id: number): Promise<JsonResource<UserQuotaView>> {
    const view = await this.quotas.view(actor, user_id);
    if (!view) throw new NotFound(USER);
    return withPermissions(QuotaPolicy.read, actor, view);
  }

  /** Updates a quota, up to the limit of the company. It may be less than is stored already: then nothing more can be uploaded. */
  update(actor: Actor, user_id: number, change: QuotaChange, expected?: ExpectedVersion): Promise<JsonResource<UserQuotaView>> {
    return this.db.transaction(async () => {
      const holder = await this.quotas.subject(user_id);
      if (!holder || !QuotaPolicy.read(actor, holder)) throw new NotFound(USER);
      authorize(QuotaPolicy.update, actor, holder);
      const quota = await this.quotas.findForUpdate(user_id);
      expectVersion(quota, expected);
      quota.change(change);
      await this.requireWithin(holder.company_id!, quota);
      await this.quotas.save(quota);
      await this.ledger.relevel(user_id);
      this.audit.record(actor, 'quota.update', quota, holder.company_id);
      return this.get(actor, user_id);
    });
  }

  private async requireWithin(company_id: string, { limit_bytes, bonus_bytes }: UserQuota): Promise<void> {
    const { limit } = await this.balances.balanceOfCompany(company_id);
    if (limit !== null && limit_bytes - bonus_bytes > limit) throw new QuotaBeyondCompany();
  }
}
