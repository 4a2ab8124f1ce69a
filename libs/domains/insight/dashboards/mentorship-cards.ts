import { type Actor, permissionsOn } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { leavesVisibleTo } from '@organisation/calendar';
import { isRunning } from '@organisation/pairs';
import { inDirectory } from '@organisation/users';
import { MentorshipsPolicy, counted, mentorshipFacts } from '@programmes/mentorships';
import { isDone } from '@programmes/tasks';
import { today } from './dashboard-days';

/** A mentorship with the facts from which its permissions follow. */
export interface WithFacts {
  readonly facts: object;
}

/** Week of the programme, from 1. NULL unless the mentorship is active or paused; a pause stops the count. Needs `m` and `c`. */
const currentWeek = sql`CASE WHEN ${isRunning(sql`m`)}
  THEN least(m.total_weeks, greatest(1, 1 + (coalesce(m.paused_on, ${today}) - m.start_on) / 7)) END`;

/** The mentorship, in short. Needs `m` and its company `c`. */
export const mentorshipCard = sql`json_build_object('id', m.id, 'title', m.title, 'status', m.status, 'current_week', ${currentWeek},
  'total_weeks', m.total_weeks, 'start_on', m.start_on, 'end_on', m.end_on, 'expires_at', m.expires_at,
  'facts', (SELECT row_to_json(f) FROM (SELECT ${mentorshipFacts(sql`m`)}) f))`;

/** Share of a mentorship's tasks that are done, in percent. NULL without tasks. */
export const percentOf = (m: Sql): Sql =>
  sql`(SELECT round(100.0 * count(*) FILTER (WHERE ${isDone(sql`t`)}) / nullif(count(*), 0))::int FROM ${counted(m)})`;

/** The next meeting of `m`, or NULL. The caller has checked that the viewer may read the mentorship. */
export const nextMeeting = sql`(SELECT json_build_object('id', g.id, 'mentorship_id', g.mentorship_id, 'title', g.title, 'starts_at', g.starts_at,
  'minutes', g.minutes, 'place', g.place) FROM mentorship_meetings g WHERE g.mentorship_id = m.id AND g.starts_at > now() ORDER BY g.starts_at, g.id LIMIT 1)`;

/** Last day of a person's present leave. NULL without one, and if the viewer may not read it. Needs `c`. */
const onLeaveUntil = (viewer: Actor, u: Sql): Sql =>
  sql`(SELECT max(l.end_on) FROM leaves l WHERE l.user_id = ${u}.id AND l.start_on <= ${today} AND l.end_on >= ${today} AND ${leavesVisibleTo(viewer)})`;

/** A field of the directory. NULL for a person who is no longer in it. */
const listed = (field: Sql): Sql => sql`CASE WHEN ${inDirectory(sql`u`)} THEN ${field} END`;

/** The other person of a mentorship. Needs the user `u`, the department `d` (may be NULL) and the company `c`. */
export const partnerCard = (viewer: Actor): Sql => sql`json_build_object('id', u.id, 'name', u.name, 'profile_image', u.profile_image,
  'position', ${listed(sql`u.position`)}, 'job_part', ${listed(sql`u.job_part`)},
  'department', ${listed(sql`CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END`)},
  'on_leave_until', ${onLeaveUntil(viewer, sql`u`)})`;

/** Replaces the facts by the viewer's permissions on the mentorship. */
export function withMentorshipPermissions<Found extends WithFacts>(viewer: Actor, { facts, ...shown }: Found) {
  return { ...shown, ...permissionsOn(viewer, MentorshipsPolicy.read.resource, facts) };
}
