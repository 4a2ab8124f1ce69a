import { type Sql, sql } from '@app/database';

/** True while the session of a push subscription has not ended. */
export const isLiveSession = (s: Sql): Sql => sql`(${s}.ended_at IS NULL AND ${s}.expires_at > now())`;

/** True if the person has a browser that gets pushes. */
export const hasPush = (user_id: Sql): Sql => sql`EXISTS (
  SELECT FROM push_subscriptions p JOIN sessions s ON s.id = p.session_id WHERE p.user_id = ${user_id} AND ${isLiveSession(sql`s`)})`;
