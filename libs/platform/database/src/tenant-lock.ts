import { Logger } from '@nestjs/common';
import type { Database } from './database';
import { TENANT_ROLE } from './reach';
import { sql } from './sql';

/**
 * Limits transactions to the companies that they name, if Postgres can enforce it. It cannot if the apps connect as the owner of the
 * tables, or before migrations have created the roles; the log then says so once.
 */
export async function lockTenants(db: Database): Promise<void> {
  const [found] = await db.rows(sql<{ is_bound: boolean | null }>`
    SELECT pg_has_role(current_user, to_regrole(${TENANT_ROLE}), 'SET') AND row_security_active(to_regclass('public.users')) AS is_bound`);
  if (found?.is_bound) db.lock();
  else
    new Logger('Database').warn(
      'transactions are not limited to their companies: DATABASE_URL names the owner of the tables, or `migrate run` has not created the roles yet',
    );
}
