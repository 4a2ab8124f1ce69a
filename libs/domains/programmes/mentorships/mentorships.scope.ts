import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { isCounted, isDone } from '@programmes/tasks';
import { OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

export const isOpenMentorship = (m: Sql): Sql => isOneOf(sql`${m}.status`, OPEN_MENTORSHIP_STATUSES);

/** It was noticed to go on past its last day, and has not ended since. */
export const goesOnPastEnd = (m: Sql): Sql => sql`(${m}.end_passed_at IS NOT NULL AND ${m}.status IN ('active', 'paused'))`;

/** What is over is seen for so long. */
const lately = sql`now() - interval '90 days'`;

/** For whom it is over, and has been for a short time, as an array: those of an ended one, and whoever has handed it over. */
export const pastOf = (m: Sql): Sql => sql`ARRAY(
  SELECT unnest(ARRAY[${m}.mentor_id, ${m}.mentee_id]) WHERE ${m}.ended_at > ${lately}
  UNION SELECT p.mentor_id FROM mentor_periods p WHERE p.mentorship_id = ${m}.id AND p.ended_at > ${lately})`;

/** Whether its two people may read it: while it is open, and for some time after. A draft is its author's and the admins'. */
export const isReadByPair = (m: Sql): Sql => sql`(${isOpenMentorship(m)} OR ${m}.ended_at > ${lately})`;

/** `MentorshipsPolicy.read`, said in SQL. */
export function mentorshipsVisibleTo({ id, role, company_id }: Actor): Sql {
  if (role === Role.Admin) return sql`m.company_id = ${company_id}`;
  return sql`(((m.mentor_id = ${id} OR m.mentee_id = ${id}) AND ${isReadByPair(sql`m`)})
    OR m.id IN (SELECT p.mentorship_id FROM mentor_periods p WHERE p.mentor_id = ${id} AND p.ended_at > ${lately}))`;
}

/** What need not be done any more is not counted, so that what is completed has as many as there are; the parts of a task are its own affair. */
export const counted = (m: Sql): Sql => sql`tasks t WHERE t.mentorship_id = ${m}.id AND t.parent_id IS NULL AND ${isCounted(sql`t`)}`;

/** The part of its tasks that is done, between 0 and 1; null where there are none. */
export const progress = (m: Sql): Sql =>
  sql`(SELECT count(*) FILTER (WHERE ${isDone(sql`t`)})::float8 / nullif(count(*), 0) FROM ${counted(m)})`;
