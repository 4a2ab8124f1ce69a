import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';
import { curriculaOf } from './curricula';

export const mentorships = '/api/v1/mentorships';

/** Fixtures and helpers for the specs about mentorships. */
export function mentorshipsOf(api: ReturnType<typeof startApi>) {
  const { aPublished } = curriculaOf(api);

  /** An admin, a mentor, a mentee, and a curriculum of four weeks to follow. */
  async function people() {
    const curriculum = await aPublished();
    const mentor = await api.aSaved(Role.Mentor, { name: '이준호', email: 'junho@example.com', locale: 'ko' });
    const mentee = await api.aSaved(Role.Mentee, { name: '김미나', email: 'mina@example.com' });
    const { admin } = curriculum;
    return { curriculum, admin, mentor, mentee, as: { admin: api.as(admin), mentor: api.as(mentor), mentee: api.as(mentee) } };
  }
  type People = Awaited<ReturnType<typeof people>>;

  /** Has the admin create a mentorship. */
  async function aMentorship({ curriculum, mentor, mentee, as }: People, given: object = {}): Promise<any> {
    const draft = { mentor_id: mentor.id, mentee_id: mentee.id, curriculum_ids: [curriculum.id], start_on: '2026-01-05' };
    const { status, body } = await as.admin.post(mentorships, { ...draft, ...given });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  const anActive = (all: People, given: object = {}) => aMentorship(all, { status: 'active', ...given });

  /** Waives all tasks of a mentorship. */
  async function waiveAll({ as }: People, id: number): Promise<void> {
    for (const task of await api.rows(`SELECT id FROM tasks WHERE mentorship_id = ${id}`))
      await as.admin.post(`/api/v1/tasks/${task.id}/waive`, { reason: 'They know it' });
  }

  const timeline = async (by: User, id: number): Promise<string[]> => {
    const { body } = await api.as(by).get(`${mentorships}/${id}/timeline?limit=100`);
    return body.results.map(({ kind }: { kind: string }) => kind);
  };

  return { people, aMentorship, anActive, waiveAll, timeline };
}
