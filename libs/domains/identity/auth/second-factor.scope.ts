import { sql } from '@app/database';
import { isAdmin } from '@organisation/users';

/** Whether a company (`c`) asks a second factor of one of its people (`u`). */
export const mustHaveTotp = sql`(${isAdmin(sql`u`)} AND coalesce(c.settings @> '{"require_admin_totp": true}', false))`;

/** The same, of whoever has none. */
export const mustEnrol = sql`(${mustHaveTotp}
  AND NOT EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL))`;
