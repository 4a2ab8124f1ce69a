import { type Sql, sql } from '@app/database';
import { mayMentor, maySignIn } from '@organisation/users';

/**
 * Leaves that last today, in the time zone of the absent person, with a substitute who may review: a mentor or an admin of the company who
 * may sign in. A leave that is shortened or withdrawn, and a substitute who is suspended or leaves, end it at once.
 */
const lasting = sql`leaves l JOIN users away ON away.id = l.user_id JOIN companies c ON c.id = l.company_id JOIN users s ON s.id = l.substitute_id
  WHERE s.company_id = l.company_id AND away.company_id = l.company_id AND ${mayMentor(sql`s`)} AND ${maySignIn(sql`s`)}
    AND (now() AT TIME ZONE coalesce(away.timezone, c.timezone))::date BETWEEN l.start_on AND l.end_on`;

/** SQL array of the ids of those who stand in for a person now. */
export const substitutesOf = (person: Sql | number): Sql => sql`ARRAY(SELECT l.substitute_id FROM ${lasting} AND l.user_id = ${person})`;

/** SQL array of the ids of those for whom a person stands in now. Read once in a statement, whatever the number of rows. */
export const substitutedBy = (person: number): Sql => sql`ARRAY(SELECT l.user_id FROM ${lasting} AND l.substitute_id = ${person})`;
