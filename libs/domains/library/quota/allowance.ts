import { env } from '@app/config';
import { type Sql, sql } from '@app/database';
import { unproven } from '@organisation/users';

const UNPROVEN_BYTES = env.UNPROVEN_QUOTA_MIB * 1_048_576;

/** The limit that applies to a user: lower than `limit` while their account is unproven. */
export const allowanceOf = (user_id: number | Sql, limit: number | Sql): Sql => sql`
  CASE WHEN EXISTS (SELECT FROM users u WHERE u.id = ${user_id} AND ${unproven(sql`u`)})
    THEN least(${limit}::bigint, ${UNPROVEN_BYTES}::bigint) ELSE ${limit}::bigint END`;
