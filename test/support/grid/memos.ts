import { type Actor, Role } from '@app/auth';
import type { Insert, Kind } from './things';

const OPEN = "p.status IN ('scheduled', 'active', 'paused')";
const pairs = `mentorships p WHERE ${OPEN} AND (p.mentee_id = m.user_id OR p.id = (SELECT t.mentorship_id FROM tasks t WHERE t.id = m.task_id)
  OR (p.mentor_id = m.user_id AND m.author_id IN (p.mentor_id, p.mentee_id)))`;

const DUE = '2030-01-15T10:00:00Z';
const DATES = { start_on: '2030-01-07', end_on: '2030-04-05' };

/** Visibility of a person's own memo. The mentor and mentee of a pair share the mentee's memo. */
const VISIBILITY = { [Role.Admin]: 'admins', [Role.Mentor]: 'private', [Role.Mentee]: 'mentorship' } as const;

export const memos: Readonly<Record<string, Kind>> = {
  memo: {
    at: '/memos/{id}',
    rows: `(SELECT m.*, ARRAY(SELECT unnest(ARRAY[p.mentor_id, p.mentee_id]) FROM ${pairs}) AS pair_ids,
      ARRAY(SELECT p.mentor_id FROM ${pairs} AND p.mentor_id IS DISTINCT FROM m.user_id) AS mentor_ids FROM memos m)`,
    make: (insert, owner, mentor) => (owner.company_id === null ? undefined : aMemo(insert, owner, mentor)),
    bodies: { 'POST /memos': ({ id }, example) => ({ ...example, user_id: id }) },
  },
};

/** A mentee's memo is shared in their pair. There are two more about the same mentee: one for mentors, one about a task. */
async function aMemo(insert: Insert, owner: Actor, mentor: Actor) {
  const { id, role, company_id } = owner;
  if (role === Role.Mentee) {
    const people = { company_id, mentor_id: mentor.id, mentee_id: id, author_id: mentor.id };
    const mentorship_id = await insert('mentorships', { ...people, title: 'Onboarding', total_weeks: 12, status: 'active', ...DATES });
    const given = { assignee_id: id, reviewer_id: mentor.id, title: 'Scales', status: 'todo', due_at: DUE, mentorship_id };
    const task_id = await insert('tasks', { company_id, ...given });
    await insert('memos', { company_id, author_id: mentor.id, user_id: id, visibility: 'mentors', body: `Between us: ${id}` });
    await insert('memos', { company_id, author_id: id, task_id, visibility: 'mentorship', body: `About scales: ${id}` });
  }
  return insert('memos', { company_id, author_id: id, user_id: id, visibility: VISIBILITY[role], body: `Of ${id}` });
}
