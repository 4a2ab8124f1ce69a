import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, type Facts } from '@app/audit';
import type { Actor } from '@app/auth';
import { Database } from '@app/database';
import { QuotaLedgerService } from './quota-ledger.service';
import { ReferralCodeUnfit } from './quota.errors';
import { type Referral, ReferralsRepository } from './referrals.repository';

/** Twelve hexadecimal digits, easy to read out. */
const newCode = (): string => randomBytes(6).toString('hex').toUpperCase();

/** Referrals, which add storage to the quotas of both users. */
@Injectable()
export class ReferralsService {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Returns the code of the actor, and creates it at the first call. */
  open(actor: Actor): Promise<Referral> {
    return this.db.transaction(async () => {
      const { isNew, ...referral } = await this.referrals.open(actor.id, newCode());
      if (isNew) await this.note(actor, 'quota.open');
      return referral;
    });
  }

  /** Redeems a code and adds to both quotas. Throws `ReferralCodeUnfit` (422), and `ReferralSpent` (409) if a code was redeemed before. */
  redeem(actor: Actor, code: string): Promise<Referral> {
    return this.db.transaction(async () => {
      const referrer_id = await this.referrals.ownerOf(code.toUpperCase());
      if (!referrer_id || referrer_id === actor.id) throw new ReferralCodeUnfit();
      await this.referrals.add(actor.id);
      await this.referrals.lockUsers([actor.id, referrer_id]);
      await this.referrals.pair(actor.id, referrer_id);
      if (!(await this.referrals.reward(actor.id, referrer_id))) throw new ReferralCodeUnfit();
      for (const id of [actor.id, referrer_id].sort((a, b) => a - b)) await this.ledger.relevel(id);
      await this.note(actor, 'quota.redeem', { referrer_id });
      const { code: own, referrals, bonus_bytes } = await this.referrals.open(actor.id, newCode());
      return { code: own, referrals, bonus_bytes };
    });
  }

  /** Removes the code of an unproven account that its owner has taken over. */
  async withdraw(user_id: number): Promise<void> {
    await this.referrals.withdraw(user_id);
  }

  private note({ id, company_id }: Actor, action: 'quota.open' | 'quota.redeem', facts: Facts = {}): Promise<void> {
    return this.audit.note({ action, actor_id: id, company_id, resource_id: id, facts });
  }
}
