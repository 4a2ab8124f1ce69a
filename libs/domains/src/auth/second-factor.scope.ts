import { sql } from '@app/database';

/** Whether a company (`c`) asks a second factor of one of its people (`u`). */
export const mustHaveTotp = sql`(u.role = 'admin' AND coalesce(c.settings @> '{"require_admin_totp": true}', false))`;
