import { type Answer, startApi } from '@test/app';
import { memoStories, memos } from '@test/memos';
import { Role } from '@app/auth';

describe('shared memos', () => {
  const api = startApi();
  const { people, note, readers } = memoStories(api);
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('are read by the people of their visibility, and are 404 for others', async () => {
    const { admin, max, eva, mina, joon, pair } = await people();
    const foreign = await api.aSaved(Role.Admin, { company_id: 'elsewhere' });
    await pair(eva, mina);
    const all = [admin, max, eva, mina, joon, foreign];
    const shared: Record<string, boolean[]> = {};
    for (const visibility of ['private', 'mentorship', 'mentors', 'admins'])
      shared[visibility] = await readers((await note(max, { user_id: mina.id, visibility })).body.id, ...all);
    expect(shared).toEqual({
      private: [false, true, false, false, false, false],
      mentorship: [false, true, true, true, false, false],
      mentors: [false, true, true, false, false, false],
      admins: [true, true, false, false, false, false],
    });
  });

  it('about a mentor are shared with that mentor only, and a mentor’s own with each of theirs', async () => {
    const { admin, max, eva, mina, joon } = await people();
    const question = (await note(mina, { user_id: max.id, visibility: 'mentorship' })).body.id;
    expect(await readers(question, admin, max, eva, mina, joon)).toEqual([false, true, false, true, false]);
    const hours = (await note(max, { user_id: max.id, visibility: 'mentorship' })).body.id;
    expect(await readers(hours, admin, max, eva, mina, joon)).toEqual([false, true, false, true, true]);
  });

  it('about a task are read by the members of its mentorship', async () => {
    const { admin, max, eva, mina, joon, mentorship } = await people();
    const [task] = await api.rows(`
      INSERT INTO tasks (company_id, title, status, assignee_id, reviewer_id, mentorship_id, due_at)
      VALUES ('sinfonia', 'Scales', 'todo', ${mina.id}, ${max.id}, ${mentorship.id}, now()) RETURNING id`);
    const about = { task_id: task.id as number };
    const [both, mentors] = [
      await note(mina, { ...about, visibility: 'mentorship' }),
      await note(max, { ...about, visibility: 'mentors' }),
    ];
    expect(both.body).toMatchObject({ user: null, task_id: task.id });
    expect(await readers(both.body.id, admin, max, eva, mina, joon)).toEqual([false, true, false, true, false]);
    expect(await readers(mentors.body.id, admin, max, eva, mina, joon)).toEqual([false, true, false, false, false]);
    expect(problem(await note(joon, about))).toEqual([404, 'TASK_NOT_FOUND']);
    expect((await api.as(max).get(`${memos}?task_id=${task.id}`)).body.count).toBe(2);
    // With the task goes what is noted about it.
    expect((await api.as(admin).delete(`/api/v1/tasks/${task.id}`)).status).toBe(204);
    expect(await readers(both.body.id, max, mina)).toEqual([false, false]);
  });

  it('are read by the current members of the pair, and by their author after it has ended', async () => {
    const { max, eva, mina, mentorship } = await people();
    const id = (await note(max, { user_id: mina.id, visibility: 'mentorship' })).body.id;
    const secret = (await note(max, { user_id: mina.id, visibility: 'mentors' })).body.id;
    await api.rows(`UPDATE mentorships SET mentor_id = ${eva.id} WHERE id = ${mentorship.id}`);
    expect(await readers(id, max, eva, mina)).toEqual([true, true, true]);
    expect(await readers(secret, max, eva, mina)).toEqual([true, true, false]);
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${mentorship.id}`);
    expect(await readers(id, max, eva, mina)).toEqual([true, false, false]);
    // It stays what it is, and is the author's to change. Shared anew it is not.
    expect((await api.as(max).patch(`${memos}/${id}`, { body: 'Over.', visibility: 'mentorship' })).status).toBe(200);
    expect(problem(await api.as(max).patch(`${memos}/${id}`, { visibility: 'mentors' }))).toEqual([422, 'MEMO_NOT_SHAREABLE']);
    expect((await api.as(max).patch(`${memos}/${id}`, { visibility: 'private' })).status).toBe(200);
    expect(problem(await api.as(max).patch(`${memos}/${id}`, { visibility: 'mentorship' }))).toEqual([422, 'MEMO_NOT_SHAREABLE']);
    expect((await api.as(max).get(`${memos}/${id}`)).body).toMatchObject({ visibility: 'private', body: 'Over.' });
  });

  it('are shared within an existing pair by its members or an admin', async () => {
    const { admin, max, eva, mina, joon } = await people();
    for (const visibility of ['mentorship', 'mentors']) {
      expect((await note(admin, { user_id: mina.id, visibility })).status).toBe(201);
      expect((await note(mina, { user_id: mina.id, visibility })).status).toBe(201);
      for (const [author, subject] of [
        [eva, mina],
        [joon, mina],
        [max, eva],
        [admin, eva],
        [admin, max],
      ] as const)
        expect(problem(await note(author, { user_id: subject.id, visibility }))).toEqual([422, 'MEMO_NOT_SHAREABLE']);
    }
    expect(problem(await note(mina, { user_id: max.id, visibility: 'mentors' }))).toEqual([422, 'MEMO_NOT_SHAREABLE']);
    expect((await note(eva, { user_id: mina.id, visibility: 'admins' })).status).toBe(201);
    expect(await api.rows("SELECT 1 FROM memos WHERE visibility = 'mentors'")).toHaveLength(2);
  });
});
