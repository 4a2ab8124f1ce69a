import { aSavedMentorship } from './database';
import type { startApi } from './app';
import { Role } from '@app/auth';
import { DataSource } from 'typeorm';
import type { User } from '@organisation/users/user.entity';

export const memos = '/api/v1/memos';

/** Fixtures and helpers for the specs about memos. */
export function memoStories(api: ReturnType<typeof startApi>) {
  /** Max mentors Mina and Joon; Eva mentors nobody yet. */
  async function people() {
    const [admin, max, eva] = [
      await api.aSaved(Role.Admin),
      await api.aSaved(Role.Mentor, { name: '이도윤' }),
      await api.aSaved(Role.Mentor),
    ];
    const [mina, joon] = [await api.aSaved(Role.Mentee, { name: '김미나' }), await api.aSaved(Role.Mentee)];
    const pair = ({ id: mentor_id }: User, { id: mentee_id }: User) => aSavedMentorship(api.get(DataSource), { mentor_id, mentee_id });
    const mentorship = await pair(max, mina);
    await pair(max, joon);
    return { admin, max, eva, mina, joon, mentorship, pair };
  }

  const note = (author: User, fields: object) => api.as(author).post(memos, { body: 'Reads at sight.', ...fields });
  /** Tells for each of the askers whether they find the memo, by its id and in the list. */
  async function readers(id: number, ...asking: User[]): Promise<boolean[]> {
    const found: boolean[] = [];
    for (const user of asking) {
      const [one, all] = [await api.as(user).get(`${memos}/${id}`), await api.as(user).get(memos)];
      const isListed = all.body.results.some((memo: { id: number }) => memo.id === id);
      expect([one.status, isListed]).toEqual(isListed ? [200, true] : [404, false]);
      found.push(isListed);
    }
    return found;
  }

  return { people, note, readers };
}
