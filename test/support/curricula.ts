import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';

export const curricula = '/api/v1/curricula';

/** Makes curricula over HTTP. */
export function curriculaOf(api: ReturnType<typeof startApi>) {
  /** A curriculum of two items, one after the other, and who wrote it. */
  async function aDraft(given: object = {}, author?: User) {
    const admin = await api.aSaved(Role.Admin, { name: 'Anna' });
    const as = api.as(author ?? admin);
    const { body } = await as.post(curricula, { title: 'First weeks', total_weeks: 4, ...given });
    const url = `${curricula}/${body.id}`;
    const add = async (fields: object = {}) => {
      const made = await as.post(`${url}/items`, { type: 'task', title: 'Tune', start_week: 1, ...fields });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    };
    const rules = await add({ type: 'document', title: 'Read the house rules' });
    const bowings = await add({ title: 'Learn the bowings', start_week: 2, prerequisites: [rules.id] });
    return { admin, as, id: body.id as number, url, add, rules, bowings };
  }

  async function aPublished(given: object = {}, author?: User) {
    const draft = await aDraft(given, author);
    const { status, body } = await api.as(draft.admin).post(`${draft.url}/publish`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return draft;
  }

  return { aDraft, aPublished };
}
