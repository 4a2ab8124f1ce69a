import { Injectable } from '@nestjs/common';
import { Database, FOREIGN_KEY_VIOLATION, insertOf, sql, touched, translating } from '@app/database';
import { unproven } from '@organisation/users';
import { PLAN_BYTES, QuotaPlan, REFERRALS, REFERRAL_BYTES } from './quota-plan';
import { QuotaReferral } from './quota-referral.entity';
import { ReferralCodeUnfit, ReferralSpent } from './quota.errors';
import { UserQuota } from './user-quota.entity';

export interface Referral {
  readonly code: string;
  /** Number of users who have redeemed it. */
  readonly referrals: number;
  readonly bonus_bytes: number;
}

const SOLO = PLAN_BYTES[QuotaPlan.Solo];

@Injectable()
export class ReferralsRepository {
  constructor(private readonly db: Database) {}

  /** Returns the code of a user. Sets `code` if they have none. */
  async open(user_id: number, code: string): Promise<Referral & { readonly isNew: boolean }> {
    return (await this.db.row(sql<Referral & { isNew: boolean }>`
      INSERT INTO user_quotas AS q (user_id, limit_bytes, referral_code) VALUES (${user_id}, ${SOLO}, ${code})
      ON CONFLICT (user_id) DO UPDATE SET referral_code = coalesce(q.referral_code, excluded.referral_code)
      RETURNING q.referral_code AS code, q.referrals, q.bonus_bytes, old.referral_code IS NULL AS "isNew"`))!;
  }

  /** Adds the row of a user who has never stored anything. */
  async add(user_id: number): Promise<void> {
    await this.db.rows(sql`INSERT INTO user_quotas (user_id, limit_bytes) VALUES (${user_id}, ${SOLO}) ON CONFLICT (user_id) DO NOTHING`);
  }

  async removeCodeOf(user_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE user_quotas SET referral_code = NULL WHERE user_id = ${user_id}`);
  }

  /** Finds the owner of a code. Codes of unproven accounts are not valid. */
  async ownerOf(code: string): Promise<number | undefined> {
    const owner = this.db.row(sql<{ user_id: number }>`
      SELECT q.user_id FROM user_quotas q JOIN users u ON u.id = q.user_id WHERE q.referral_code = ${code} AND NOT ${unproven(sql`u`)}`);
    return (await owner)?.user_id;
  }

  /**
   * Records a referral. Throws `ReferralSpent` if the user has redeemed a code before, or the owner has redeemed theirs.
   */
  async pair(referred_id: number, referrer_id: number): Promise<void> {
    const spent = () => new ReferralSpent();
    await translating(this.db.rows(insertOf(QuotaReferral, [{ referred_id, referrer_id }])), {
      quota_referrals_pkey: spent,
      quota_referrals_pair_key: spent,
      [FOREIGN_KEY_VIOLATION]: () => new ReferralCodeUnfit(),
    });
  }

  /** Removes the code of a user. */
  async withdraw(user_id: number): Promise<void> {
    await this.db.rows(sql`UPDATE user_quotas SET referral_code = NULL WHERE user_id = ${user_id}`);
  }

  /** Locks the rows in the order of their ids, as every statement that locks several does. */
  async lockUsers(user_ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`SELECT 1 FROM user_quotas q WHERE q.user_id = ANY(${user_ids}) ORDER BY q.user_id FOR UPDATE`);
  }

  /** Adds the bonus to both quotas. Returns false if the code has reached its maximum number of referrals. */
  async reward(referred_id: number, referrer_id: number): Promise<boolean> {
    const rewarded = await this.db.rows(sql`
      UPDATE user_quotas q SET bonus_bytes = bonus_bytes + ${REFERRAL_BYTES}, limit_bytes = limit_bytes + ${REFERRAL_BYTES},
             referrals = referrals + CASE WHEN q.user_id = ${referrer_id} THEN 1 ELSE 0 END, ${touched(UserQuota)}
      WHERE q.user_id = ANY(${[referred_id, referrer_id]}) AND (q.user_id = ${referred_id} OR q.referrals < ${REFERRALS})
      RETURNING q.user_id`);
    return rewarded.length === 2;
  }
}
