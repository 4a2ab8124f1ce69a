import { env } from '@app/config';

export enum QuotaPlan {
  Solo = 'solo',
  Pro = 'pro',
  Enterprise = 'enterprise',
}

const MIB = 1_048_576;

/** Limit of each plan, in bytes. */
export const PLAN_BYTES: Readonly<Record<QuotaPlan, number>> = {
  [QuotaPlan.Solo]: 200 * MIB,
  [QuotaPlan.Pro]: 1_000 * MIB,
  [QuotaPlan.Enterprise]: 5_000 * MIB,
};

/** Common limit of all users without a company, in bytes. */
export const COMPANYLESS_BYTES = env.COMPANYLESS_QUOTA_MIB * MIB;

/** Bytes that a referral adds to both quotas. */
export const REFERRAL_BYTES = 50 * MIB;

/** Maximum number of users that one code can refer. Without it, storage could be had without limit. */
export const REFERRALS = 20;
