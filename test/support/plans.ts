import { Role } from '@app/auth';
import { Database } from '@app/database';
import { PlansService } from '@programmes/plans';
import { DataSource } from 'typeorm';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { curriculaOf } from './curricula';
import { aSavedMentorship } from './database';

/** Starts mentorships as the worker would, and reads the tasks of their plans. */
export function plansOf(api: ReturnType<typeof startApi>) {
  const { aPublished, aDraft } = curriculaOf(api);
  const within = <T>(work: () => Promise<T>) => api.get(Database).transaction(work);
  const plans = () => api.get(PlansService);

  async function aPair(given: { mentor?: User; mentee?: User } = {}) {
    const mentor = given.mentor ?? (await api.aSaved(Role.Mentor, { name: 'Max' }));
    const mentee = given.mentee ?? (await api.aSaved(Role.Mentee, { name: '김미나' }));
    const mentorship = await aSavedMentorship(api.get(DataSource), { mentor_id: mentor.id, mentee_id: mentee.id });
    return { mentor, mentee, mentorship };
  }

  /** A pair that follows a curriculum from Monday, 7 January 2030, on. */
  async function aRunningPair(curriculum_id: number, { version = 1, ...given }: { mentor?: User; mentee?: User; version?: number } = {}) {
    const pair = await aPair(given);
    const { id: mentorship_id, start_on } = pair.mentorship;
    const of = { mentorship_id, company_id: 'sinfonia', mentor_id: pair.mentor.id, mentee_id: pair.mentee.id, start_on };
    await within(() => plans().begin({ ...of, curricula: [{ curriculum_id, version }] }));
    return { ...pair, id: mentorship_id, url: `/api/v1/mentorships/${mentorship_id}` };
  }

  /** The tasks of a mentorship, in their order. */
  const tasksOf = (mentorship_id: number): Promise<any[]> =>
    api
      .rows(`SELECT row_to_json(t) AS task FROM tasks t WHERE mentorship_id = ${mentorship_id} ORDER BY "order", id`)
      .then((rows) => rows.map(({ task }) => task));

  return { aPublished, aDraft, aPair, aRunningPair, tasksOf, plans, within };
}
