import { env } from '@app/config';

export enum QuotaPlan {
  Solo = 'solo',
  Pro = 'pro',
  Enterprise = 'enterprise',
}

const MIB = 1_048_576;

/** How much a plan lets somebody store, in bytes. */
export const PLAN_BYTES: Readonly<Record<QuotaPlan, number>> = {
  [QuotaPlan.Solo]: 200 * MIB,
  [QuotaPlan.Pro]: 1_000 * MIB,
  [QuotaPlan.Enterprise]: 5_000 * MIB,
};

/** For everybody together who is in no company. */
export const COMPANYLESS_BYTES = env.COMPANYLESS_QUOTA_MIB * MIB;

/** What a referral adds to both sides. */
export const REFERRAL_BYTES = 50 * MIB;

/** How many one code can bring: without an end to it, room would be had for the asking. */
export const REFERRALS = 20;
