import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { isCounted, isDone } from '@programmes/tasks';
import { MentorshipStatus, OPEN_MENTORSHIP_STATUSES } from './mentorship-status';

export const isOpenMentorship = (m: Sql): Sql => isOneOf(sql`${m}.status`, OPEN_MENTORSHIP_STATUSES);

/** True if it is running and not paused. */
export const isActive = (m: Sql): Sql => isOneOf(sql`${m}.status`, [MentorshipStatus.Active]);

/** True for a proposal that not both sides have accepted. */
export const isProposed = (m: Sql): Sql => isOneOf(sql`${m}.status`, [MentorshipStatus.Proposed]);

/** Default of the company setting `mentor_capacity`. */
const CAPACITY = 5;

/** Number of open mentorships that a mentor of this company may have. */
export const mentorCapacity = (c: Sql): Sql => sql`CASE jsonb_typeof(${c}.settings -> 'mentor_capacity')
  WHEN 'number' THEN (${c}.settings ->> 'mentor_capacity')::numeric::int ELSE ${CAPACITY}::int END`;

/** True if it was flagged as past its last day and is still running. */
export const goesOnPastEnd = (m: Sql): Sql => sql`(${m}.end_passed_at IS NOT NULL AND ${m}.status IN ('active', 'paused'))`;

/** Former participants can read it for this long. */
const lately = sql`now() - interval '90 days'`;

/** Array of the users for whom it ended recently: both people of an ended one, and former mentors. */
export const pastOf = (m: Sql): Sql => sql`ARRAY(
  SELECT unnest(ARRAY[${m}.mentor_id, ${m}.mentee_id]) WHERE ${m}.ended_at > ${lately}
  UNION SELECT p.mentor_id FROM mentor_periods p WHERE p.mentorship_id = ${m}.id AND p.ended_at > ${lately})`;

/** True if its two people may read it: while it is open and for some time after. They cannot read drafts. */
export const isReadByPair = (m: Sql): Sql => sql`(${isOpenMentorship(m)} OR ${m}.ended_at > ${lately})`;

/**
 * True if a meeting (`g`) of a mentorship (`m`) is in the calendar of a person: one of its two people now, while it is open. After its end,
 * meetings that have taken place stay as long as the person may read them.
 */
export const isInCalendarOf = (user_id: number, g: Sql, m: Sql): Sql => sql`(${user_id} IN (${m}.mentor_id, ${m}.mentee_id)
  AND (${isOpenMentorship(m)} OR (${m}.ended_at > ${lately} AND ${g}.starts_at < ${m}.ended_at)))`;

/** `MentorshipsPolicy.read` as SQL. */
export function mentorshipsVisibleTo({ id, role, company_id }: Actor): Sql {
  if (role === Role.Admin) return sql`m.company_id = ${company_id}`;
  return sql`(((m.mentor_id = ${id} OR m.mentee_id = ${id}) AND ${isReadByPair(sql`m`)})
    OR m.id IN (SELECT p.mentorship_id FROM mentor_periods p WHERE p.mentor_id = ${id} AND p.ended_at > ${lately}))`;
}

/** Tasks that count for progress: without subtasks, waived and cancelled ones, so that a completed mentorship reaches the total. */
export const counted = (m: Sql): Sql => sql`tasks t WHERE t.mentorship_id = ${m}.id AND t.parent_id IS NULL AND ${isCounted(sql`t`)}`;

/** Share of its tasks that are done, from 0 to 1. NULL if it has none. */
export const progress = (m: Sql): Sql =>
  sql`(SELECT count(*) FILTER (WHERE ${isDone(sql`t`)})::float8 / nullif(count(*), 0) FROM ${counted(m)})`;
