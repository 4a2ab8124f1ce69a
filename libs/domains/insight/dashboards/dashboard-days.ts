import { type Sql, sql } from '@app/database';

/** Today in the time zone of a company. Needs a row `c` of companies. */
export const today = sql`(now() AT TIME ZONE c.timezone)::date`;

/** The Monday of the week of a day. */
export const mondayOf = (day: Sql): Sql => sql`date_trunc('week', ${day}::timestamp)::date`;
