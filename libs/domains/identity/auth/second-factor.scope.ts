import { sql } from '@app/database';
import { isAdmin } from '@organisation/users';

/** True if one-time codes are on for a person (`u`). */
export const hasTotp = sql`EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL)`;
/** Number of the passkeys of a person (`u`). */
export const passkeyCount = sql`(SELECT count(*) FROM passkeys k WHERE k.user_id = u.id)`;
const hasPasskey = sql`EXISTS (SELECT FROM passkeys k WHERE k.user_id = u.id)`;

/** True if a company (`c`) requires a second factor of a person (`u`). */
export const mustHaveTotp = sql`(${isAdmin(sql`u`)} AND coalesce(c.settings @> '{"require_admin_totp": true}', false))`;

/** True if a required second factor is missing: neither one-time codes nor a passkey. */
export const mustEnrol = sql`(${mustHaveTotp} AND NOT ${hasTotp} AND NOT ${hasPasskey})`;

/** True if a second factor is required and the person has at most one. */
export const isLastDemandedFactor = sql`(${mustHaveTotp} AND ${hasTotp}::int + ${passkeyCount} <= 1)`;

/**
 * The factors with which a sign-in by password can go on. A passkey is one of them if the person also has one-time codes, or their company
 * requires a second factor. Otherwise it is only another way to sign in.
 */
export const askedFactors = sql`${hasTotp} AS totp, ${hasPasskey} AND (${hasTotp} OR ${mustHaveTotp}) AS passkey`;
