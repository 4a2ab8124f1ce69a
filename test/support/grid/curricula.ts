import { type Actor, Role } from '@app/auth';
import { CurriculaPolicy } from '@programmes/curricula';
import type { Insert, Kind } from './things';

const inCompany = <T>({ company_id }: Actor, make: (company_id: string) => T): T | undefined =>
  company_id === null ? undefined : make(company_id);

/** An admin's draft, a mentor's, and for the others what was published. */
export const curricula: Readonly<Record<string, Kind>> = {
  curriculum: {
    at: '/curricula/{id}',
    rows: 'curricula',
    make: (insert, owner, mentor) =>
      inCompany(owner, async (company_id) => {
        if (owner.role === Role.Mentee) return (await aPublishedCurriculum(insert, company_id, mentor)).id;
        return (await aCurriculum(insert, { company_id, owner_id: owner.id, title: `Draft of ${owner.id}` })).id;
      }),
    bodies: { 'POST /curricula/{id}/copy': () => ({}) },
  },
  curriculum_item: {
    at: '/curricula/{id}/items/{item_id}',
    rows: "(SELECT c.*, i.curriculum_id || '/' || i.id AS place FROM curriculum_items i JOIN curricula c ON c.id = i.curriculum_id)",
    key: 'place',
    make: (insert, owner, mentor) => inCompany(owner, async (company_id) => (await aPublishedCurriculum(insert, company_id, mentor)).item),
    seen: (actor, row) => CurriculaPolicy.read(actor, row as never),
    bodies: {
      'PATCH /curricula/{id}/items/{item_id}': () => ({ title: 'Renamed' }),
    },
  },
  curriculum_version: {
    at: '/curricula/{id}/versions/{number}',
    rows: "(SELECT c.*, v.curriculum_id || '/' || v.number AS place FROM curriculum_versions v JOIN curricula c ON c.id = v.curriculum_id)",
    key: 'place',
    make: (insert, owner, mentor) =>
      inCompany(owner, async (company_id) => (await aPublishedCurriculum(insert, company_id, mentor)).version),
    seen: (actor, row) => CurriculaPolicy.read(actor, row as never),
  },
};

/** With one item. */
async function aCurriculum(insert: Insert, { company_id, ...fields }: { readonly company_id: string; readonly [field: string]: unknown }) {
  const id = await insert('curricula', { total_weeks: 4, company_id, ...fields });
  const task = { company_id, curriculum_id: id, type: 'task', title: `Item of ${id}`, start_week: 1, '"order"': 1 };
  return { id, item_id: await insert('curriculum_items', task) };
}

const ITEM = {
  type: 'task',
  description: null,
  guideline: null,
  start_week: 1,
  start_workday: null,
  order: 1,
  period_days: 7,
  priority: 'medium',
  assignee_slot: 'mentee',
  required: true,
  prerequisites: [],
};

/** With its only version. Its draft says something else. */
export async function aPublishedCurriculum(insert: Insert, company_id: string, { id: owner_id }: Actor) {
  const draft = {
    company_id,
    owner_id,
    title: 'Draft of what is published',
    status: 'published',
    draft_revision: 2,
    published_revision: 1,
  };
  const { id, item_id } = await aCurriculum(insert, { ...draft, current_version: 1 });
  const items = JSON.stringify([{ ...ITEM, id: item_id, title: `Item of ${id}` }]);
  const content = { title: 'Published', total_weeks: 4, weeks: '[]', items, item_count: 1 };
  await insert('curriculum_versions', { company_id, curriculum_id: id, number: 1, publisher_id: owner_id, ...content });
  return { id, item: `${id}/${item_id}`, version: `${id}/1` };
}
