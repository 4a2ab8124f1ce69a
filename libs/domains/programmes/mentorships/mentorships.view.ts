import { type JsonResource, type Sql, sql } from '@app/database';
import { person, personOf } from '@organisation/users';
import { isDone } from '@programmes/tasks';
import type { Mentorship } from './mentorship.entity';
import type { MentorshipEventDto, MentorshipRowDto } from './mentorships.dto';
import type { MentorshipFacts } from './mentorships.policy';
import { counted, pastOf } from './mentorships.scope';

/** A mentorship in responses. */
export type MentorshipView = MentorshipRowDto;

/** An event of the timeline in responses. */
export type MentorshipEventView = MentorshipEventDto;

/** Facts that decide the permissions on a mentorship: people, status and answers. */
export type MentorshipSubject = MentorshipFacts &
  Pick<Mentorship, 'mentor_accepted_at' | 'mentee_accepted_at'> & { readonly is_lapsed: boolean; readonly is_final: boolean };

/** A mentorship as JSON, with the facts that decide its permissions. */
export type MentorshipResource = JsonResource<MentorshipView> & MentorshipSubject;

/** Columns of `MentorshipSubject`. */
export const mentorshipFacts = (m: Sql): Sql => sql`${m}.company_id, ${m}.mentor_id, ${m}.mentee_id, ${m}.status, ${m}.author_id,
  ${pastOf(m)} AS past_ids, ${m}.mentor_accepted_at, ${m}.mentee_accepted_at, coalesce(${m}.expires_at <= now(), false) AS is_lapsed,
  coalesce(${m}.ended_at < now() - interval '30 days', false) AS is_final`;

const nameOf = (id: Sql): Sql => sql`(SELECT u.name FROM users u WHERE u.id = ${id})`;

const curricula = (m: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', f.curriculum_id, 'title', v.title, 'version', f.pinned_version) ORDER BY f.place), '[]')
  FROM mentorship_curricula f JOIN curricula c ON c.id = f.curriculum_id
  LEFT JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = coalesce(f.pinned_version, c.current_version)
  WHERE f.mentorship_id = ${m}.id)`;

const mentors = (m: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('id', p.mentor_id, 'name', ${nameOf(sql`p.mentor_id`)}, 'started_at', p.started_at,
    'ended_at', p.ended_at) ORDER BY p.id), '[]') FROM mentor_periods p WHERE p.mentorship_id = ${m}.id)`;

/** A mentorship as JSON. `m` is the alias of its row. */
export const mentorshipView = (m: Sql): Sql => sql`(SELECT row_to_json(view) FROM (SELECT ${m}.id, ${m}.version, ${m}.status, ${m}.reason,
  ${m}.mentor_id, mr.name AS mentor_name, ${person(sql`mr`)} AS mentor, ${m}.mentee_id, me.name AS mentee_name, ${person(sql`me`)} AS mentee,
  ${m}.title AS curriculum_title, ${curricula(m)} AS curricula, ${m}.total_weeks, (SELECT count(*) FROM ${counted(m)}) AS total_tasks,
  (SELECT count(*) FROM ${counted(m)} AND ${isDone(sql`t`)}) AS completed_tasks, ${m}.tags, ${m}.goal, ${m}.start_on, ${m}.end_on,
  ${m}.author_id, ${personOf(sql`${m}.author_id`)} AS author, ${m}.expires_at, ${m}.mentor_accepted_at, ${m}.mentee_accepted_at, ${m}.activated_at, ${m}.paused_on, ${m}.end_passed_at,
  ${m}.ended_at, ${mentors(m)} AS mentors, ${m}.created_at, ${m}.updated_at
  FROM users mr JOIN users me ON me.id = ${m}.mentee_id WHERE mr.id = ${m}.mentor_id) view)`;
