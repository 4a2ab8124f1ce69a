import { sql } from '@app/database';
import { PLAN_BYTES, QuotaPlan } from './quota-plan';
import type { UserQuotaRowDto } from './quota.dto';

/** The JSON of a user's quota. */
export type UserQuotaView = UserQuotaRowDto;

export const plan = sql`coalesce(q.plan, 'solo')`;
export const limit = sql`coalesce(q.limit_bytes, ${PLAN_BYTES[QuotaPlan.Solo]}::bigint)`;
export const used = sql`coalesce(q.used_bytes, 0)`;
const reserved = sql`coalesce(q.reserved_bytes, 0)`;

/** A quota as JSON, for a user and their row, which may be missing. */
export const userQuotaView = sql`json_build_object('user_id', u.id, 'version', coalesce(q.version, 1), 'name', u.name, 'plan', ${plan}, 'custom_bytes', q.custom_bytes,
  'bonus_bytes', coalesce(q.bonus_bytes, 0), 'limit', ${limit}, 'used', ${used}, 'reserved', ${reserved},
  'available', greatest(${limit} - ${used} - ${reserved}, 0))`;
