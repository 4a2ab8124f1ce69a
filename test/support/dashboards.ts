import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { mentorshipsOf } from './mentorships';

export const DASHBOARDS = '/api/v1/dashboards';

/** Fixtures for the specs about dashboards. */
export function dashboardsOf(api: ReturnType<typeof startApi>) {
  const fixtures = mentorshipsOf(api);

  const dashboard = async (user: User, name: string, query = '') => {
    const { status, body } = await api.as(user).get(`${DASHBOARDS}/${name}${query}`, { 'accept-language': 'en' });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };
  const tasksOf = (mentorship_id: number) => api.rows(`SELECT id FROM tasks WHERE mentorship_id = ${mentorship_id} ORDER BY id`);

  /** A running mentorship from Monday of this week on, with tasks of a curriculum. */
  async function aRunning() {
    const all = await fixtures.people();
    const [{ monday }] = await api.rows("SELECT date_trunc('week', now() AT TIME ZONE 'Asia/Seoul')::date::text AS monday");
    const { id } = await fixtures.anActive(all, { start_on: monday });
    return { ...all, id: id as number, tasks: (await tasksOf(id)).map((task) => task.id as number) };
  }

  return { ...fixtures, dashboard, tasksOf, aRunning };
}
