import { type Sql, sql } from '@app/database';

/** The current day of a company, by the clocks of its time zone. Needs a row `c` of companies. */
export const today = sql`(now() AT TIME ZONE c.timezone)::date`;

/** The first day of the week that a day is in: a Monday. */
export const mondayOf = (day: Sql): Sql => sql`date_trunc('week', ${day}::timestamp)::date`;
