import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { isCurrent } from '@organisation/pairs';

const current = isCurrent(sql`p`);

/**
 * The open mentorships that a memo is about: that of the task, those in which the person is the mentee, and those with the person as the
 * mentor that its author is in. A memo of one mentee about a mentor does not concern the mentor's other mentees.
 */
const pairs = sql`mentorships p WHERE ${current} AND (p.mentee_id = m.user_id
  OR (p.mentor_id = m.user_id AND m.author_id IN (p.mentor_id, p.mentee_id))
  OR p.id = (SELECT t.mentorship_id FROM tasks t WHERE t.id = m.task_id))`;

/** The columns that `MemosPolicy` needs. */
export const memoFacts = sql`m.company_id, m.author_id, m.task_id, m.visibility,
  ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id]) FROM ${pairs}) AS pair_ids,
  ARRAY(SELECT p.mentor_id FROM ${pairs} AND p.mentor_id IS DISTINCT FROM m.user_id) AS mentor_ids`;

/** `MemosPolicy.read` as an SQL condition. It looks up the people and tasks first, so that the memos are found by an index. */
export function memosVisibleTo({ id, role, company_id }: Actor): Sql {
  const mentees = sql`ARRAY(SELECT p.mentee_id FROM mentorships p WHERE p.mentor_id = ${id} AND ${current})`;
  const mentors = sql`ARRAY(SELECT p.mentor_id FROM mentorships p WHERE p.mentee_id = ${id} AND ${current})`;
  const mentored = sql`ARRAY(SELECT t.id FROM tasks t WHERE t.mentor_id = ${id})`;
  const given = sql`ARRAY(SELECT t.id FROM mentorships p JOIN tasks t ON t.mentorship_id = p.id WHERE p.mentee_id = ${id} AND ${current})`;
  return sql`m.company_id = ${company_id} AND (m.author_id = ${id}
    OR (m.user_id = ANY (${mentees}) AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (${mentored}) AND m.visibility IN ('mentorship', 'mentors'))
    OR (m.task_id = ANY (${given}) AND m.visibility = 'mentorship')
    OR (m.user_id = ${id} AND m.visibility = 'mentorship' AND (cardinality(${mentors}) > 0 OR m.author_id = ANY (${mentees})))
    OR (m.user_id = ANY (${mentors}) AND m.visibility = 'mentorship' AND m.author_id = m.user_id)
    ${role === Role.Admin ? sql`OR m.visibility = 'admins'` : sql``})`;
}
