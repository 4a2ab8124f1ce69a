import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { person, personOf } from '@organisation/users';
import { isCounted, isDone } from '@programmes/tasks';
import { OPEN } from './mentorship-status';

export const isOpen = (m: Sql): Sql => isOneOf(sql`${m}.status`, OPEN);

/** It was noticed to go on past its last day, and has not ended since. */
export const goesOnPastEnd = (m: Sql): Sql => sql`(${m}.end_passed_at IS NOT NULL AND ${m}.status IN ('active', 'paused'))`;

/** What is over is seen for so long. */
const lately = sql`now() - interval '90 days'`;

/** For whom it is over, and has been for a short time, as an array: those of an ended one, and whoever has handed it over. */
export const pastOf = (m: Sql): Sql => sql`ARRAY(
  SELECT unnest(ARRAY[${m}.mentor_id, ${m}.mentee_id]) WHERE ${m}.ended_at > ${lately}
  UNION SELECT p.mentor_id FROM mentor_periods p WHERE p.mentorship_id = ${m}.id AND p.ended_at > ${lately})`;

/** `MentorshipsPolicy.read`, said in SQL. */
export function visibleTo({ id, role, company_id }: Actor): Sql {
  if (role === Role.Admin) return sql`m.company_id = ${company_id}`;
  return sql`(((m.mentor_id = ${id} OR m.mentee_id = ${id}) AND (${isOpen(sql`m`)} OR m.ended_at > ${lately}))
    OR m.id IN (SELECT p.mentorship_id FROM mentor_periods p WHERE p.mentor_id = ${id} AND p.ended_at > ${lately}))`;
}

const nameOf = (id: Sql): Sql => sql`(SELECT u.name FROM users u WHERE u.id = ${id})`;

/** What need not be done any more is not counted, so that what is completed has as many as there are; the parts of a task are its own affair. */
const counted = (m: Sql): Sql => sql`tasks t WHERE t.mentorship_id = ${m}.id AND t.parent_id IS NULL AND ${isCounted(sql`t`)}`;

/** The part of its tasks that is done, between 0 and 1; null where there are none. */
export const progress = (m: Sql): Sql =>
  sql`(SELECT count(*) FILTER (WHERE t.status = 'done')::float8 / nullif(count(*), 0) FROM ${counted(m)})`;

const curricula = (m: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version) ORDER BY f.place), '[]')
  FROM mentorship_curricula f JOIN curricula c ON c.id = f.curriculum_id
  LEFT JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = coalesce(f.pinned_version, c.current_version)
  WHERE f.mentorship_id = ${m}.id)`;

const mentors = (m: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', ${nameOf(sql`p.mentor_id`)}, 'started_at', p.started_at,
    'ended_at', p.ended_at) ORDER BY p.id), '[]') FROM mentor_periods p WHERE p.mentorship_id = ${m}.id)`;

/** A mentorship as JSON, given the name of its row: every answer has the same. */
export const cardOf = (m: Sql): Sql => sql`(SELECT row_to_json(card) FROM (SELECT ${m}.id, ${m}.version, ${m}.status, ${m}.reason,
  ${m}.mentor_id, mr.name AS mentor_name, ${person(sql`mr`)} AS mentor, ${m}.mentee_id, me.name AS mentee_name, ${person(sql`me`)} AS mentee,
  ${m}.title AS curriculum_title, ${curricula(m)} AS curricula, ${m}.total_weeks, (SELECT count(*) FROM ${counted(m)}) AS total_tasks,
  (SELECT count(*) FROM ${counted(m)} AND ${isDone(sql`t`)}) AS completed_tasks, ${m}.tags, ${m}.goal, ${m}.start_on, ${m}.end_on,
  ${m}.author_id, ${personOf(sql`${m}.author_id`)} AS author, ${m}.expires_at, ${m}.mentor_accepted_at, ${m}.mentee_accepted_at, ${m}.activated_at, ${m}.paused_on, ${m}.end_passed_at,
  ${m}.ended_at, ${mentors(m)} AS mentors, ${m}.created_at, ${m}.updated_at
  FROM users mr JOIN users me ON me.id = ${m}.mentee_id WHERE mr.id = ${m}.mentor_id) card)`;
