import { type Actor, Role } from '@app/auth';
import { PlansPolicy } from '@programmes/plans/plans.policy';
import { aPublishedCurriculum } from './curricula';
import type { Insert, Key, Kind } from './things';

const DUE = '2030-01-15T10:00:00Z';
/** The people of a mentorship, computed independently: its mentor while it is open, and its past mentor for 90 days afterwards. */
const facts = `m.company_id, m.mentee_id, CASE WHEN m.status IN ('scheduled', 'active', 'paused') THEN m.mentor_id END AS mentor_id,
  CASE WHEN m.ended_at > now() - interval '90 days' THEN m.mentor_id END AS past_mentor_id`;
const begun = 'FROM mentorships m WHERE EXISTS (SELECT FROM plans p WHERE p.mentorship_id = m.id)';

/** A plan of a mentee: completed if the mentee is in another department than the mentor, otherwise active. */
async function aPlan(insert: Insert, owner: Actor, mentor: Actor): Promise<{ id: Key; item: string } | undefined> {
  const { company_id } = owner;
  if (company_id === null || owner.role !== Role.Mentee) return undefined;
  const people = { company_id, mentor_id: mentor.id, mentee_id: owner.id, author_id: mentor.id };
  const isOver = owner.department_id !== mentor.department_id;
  const state = isOver ? { status: 'completed', ended_at: new Date() } : { status: 'active' };
  const terms = { title: 'First weeks', total_weeks: 4, start_on: '2030-01-07', end_on: '2030-02-03' };
  const mentorship_id = await insert('mentorships', { ...people, ...state, ...terms });
  const curriculum = await aPublishedCurriculum(insert, company_id, mentor);
  await insert('plans', { company_id, mentorship_id, curriculum_id: curriculum.id, curriculum_version: 1 });
  const task = { company_id, mentorship_id, assignee_id: owner.id, title: 'Planned', status: 'todo', due_at: DUE };
  return { id: mentorship_id, item: `${mentorship_id}/${await insert('tasks', task)}` };
}

export const plans: Readonly<Record<string, Kind>> = {
  plan: {
    at: '/mentorships/{id}/plan',
    rows: `(SELECT m.id, ${facts} ${begun})`,
    make: (insert, owner, mentor) => aPlan(insert, owner, mentor).then((plan) => plan?.id as Key),
    bodies: {
      'POST /mentorships/{id}/plan/items': () => ({ title: 'Play a duet', due_at: DUE }),
      'POST /curricula/{id}/rollout': () => ({}),
      'POST /calendar/replan': () => ({}),
    },
  },
  plan_item: {
    at: '/mentorships/{id}/plan/items/{item_id}',
    rows: `(SELECT m.id || '/' || t.id AS place, ${facts} FROM tasks t JOIN mentorships m ON m.id = t.mentorship_id)`,
    key: 'place',
    make: (insert, owner, mentor) => aPlan(insert, owner, mentor).then((plan) => plan?.item as Key),
    seen: (actor, row) => PlansPolicy.read(actor, row as never),
    bodies: {
      'PATCH /mentorships/{id}/plan/items/{item_id}': () => ({ title: 'Renamed' }),
    },
  },
  replan: {
    at: '/mentorships/{id}/replan',
    rows: `(SELECT m.id, ${facts}, m.status ${begun})`,
    make: (insert, owner, mentor) => aPlan(insert, owner, mentor).then((plan) => plan?.id as Key),
    seen: (actor, row) => PlansPolicy.read(actor, row as never),
    bodies: { 'POST /mentorships/{id}/replan': () => ({}) },
  },
  progress: {
    at: '/mentorships/{id}/progress',
    rows: `(SELECT m.id, ${facts} ${begun})`,
    make: (insert, owner, mentor) => aPlan(insert, owner, mentor).then((plan) => plan?.id as Key),
  },
};
