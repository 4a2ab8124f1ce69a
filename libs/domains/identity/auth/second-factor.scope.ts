import { sql } from '@app/database';
import { isAdmin } from '@organisation/users';

const hasTotp = sql`EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL)`;
const hasPasskey = sql`EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id)`;

/** Whether a company (`c`) asks a second factor of one of its people (`u`). */
export const mustHaveTotp = sql`(${isAdmin(sql`u`)} AND coalesce(c.settings @> '{"require_admin_totp": true}', false))`;

/** The same, of whoever has none: neither one-time codes nor a passkey. */
export const mustEnrol = sql`(${mustHaveTotp} AND NOT ${hasTotp} AND NOT ${hasPasskey})`;

/** The same, of whoever has one only. */
export const isLastDemandedFactor = sql`(${mustHaveTotp} AND ${hasTotp}::int + (SELECT count(*) FROM passkeys k WHERE k.user_id = u.id) <= 1)`;

/**
 * The factors of which one is asked for after a password. A passkey is one of them where one-time codes are asked for anyway, or the
 * company asks for a second factor: elsewhere it is a way of signing in beside the password.
 */
export const askedFactors = sql`${hasTotp} AS totp, ${hasPasskey} AND (${hasTotp} OR ${mustHaveTotp}) AS passkey`;
