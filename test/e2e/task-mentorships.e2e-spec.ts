import { type Answer, startApi } from '@test/app';
import { Role } from '@app/auth';
import type { User } from '@organisation/users/user.entity';

describe('the tasks of a mentorship', () => {
  const api = startApi();
  let admin: User;
  let mentor: User;
  let mentee: User;
  let mentorship_id: number;
  beforeEach(async () => {
    [admin, mentor, mentee] = [await api.aSaved(Role.Admin), await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    mentorship_id = (await api.pair(mentor, mentee)).id;
  });
  const work = { title: 'Tune', due_at: '2030-01-15T10:00:00Z' };
  const give = (by: User, more: object) => api.as(by).post('/api/v1/tasks', { ...work, mentorship_id, assignee_id: mentee.id, ...more });
  const problem = ({ status, body }: Answer) => [status, body.error];
  const move = (by: User, { id }: { id: number }, verb: string) =>
    api.as(by).post(`/api/v1/tasks/${id}/${verb}`, verb === 'waive' ? { reason: 'So' } : undefined);
  const titles = async (by: User, query: string) =>
    (await api.as(by).get(`/api/v1/tasks?${query}`)).body.results.map(({ title }: any) => title);

  it('are created by its mentor or an admin for one of the two, and reviewed by the mentor', async () => {
    const told = { mentorship_id, type: 'meeting', required: true, prerequisite_ids: [], locked: false, reviewer_id: mentor.id };
    for (const by of [mentor, admin])
      expect(await give(by, { type: 'meeting', required: true })).toMatchObject({ status: 201, body: told });
    expect((await give(mentor, { assignee_id: mentor.id })).body).toMatchObject({ reviewer_id: null, mentorship_id });
    const [stranger, other] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    expect(problem(await give(mentor, { assignee_id: other.id }))).toEqual([422, 'ASSIGNEE_UNFIT']);
    expect(problem(await give(stranger, {}))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    expect(problem(await give(mentor, { mentorship_id: 999_999 }))).toEqual([404, 'MENTORSHIP_NOT_FOUND']);
    expect(problem(await give(mentee, {}))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await give(mentor, { reviewer_id: admin.id }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await give(mentor, { mentorship_id: undefined, assignee_id: other.id }))).toEqual([403, 'FORBIDDEN']);
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${mentorship_id}`);
    expect(problem(await give(admin, {}))).toEqual([409, 'MENTORSHIP_OVER']);
  });

  it('are managed by its mentor while it goes on, whoever reviews them', async () => {
    const another = await api.aSaved(Role.Mentor);
    const { body: task } = await give(admin, { reviewer_id: another.id });
    const url = `/api/v1/tasks/${task.id}`;
    expect((await api.as(mentor).patch(url, { title: 'Mine' })).status).toBe(200);
    expect(await titles(mentor, `mentorship_id=${mentorship_id}`)).toEqual(['Mine']);
    expect(await titles(another, '')).toEqual(['Mine']);
    expect(problem(await api.as(another).patch(url, { title: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect((await api.as(mentor).post(`${url}/comments`, { body: 'Well' })).status).toBe(201);
    await move(mentee, task, 'start');
    await move(mentee, task, 'submit');
    expect((await move(mentor, task, 'approve')).body.status).toBe('done');
    await api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${mentorship_id}`);
    expect(problem(await api.as(mentor).get(url))).toEqual([404, 'TASK_NOT_FOUND']);
    expect(await titles(mentor, '')).toEqual([]);
    expect((await api.as(another).get(url)).status).toBe(200);
  });

  it('are no personal tasks, also without a reviewer', async () => {
    const { body: task } = await give(admin, {});
    await api.rows(`UPDATE tasks SET reviewer_id = NULL WHERE id = ${task.id}`);
    for (const verb of ['cancel', 'waive']) expect(problem(await move(mentee, task, verb))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(mentee).patch(`/api/v1/tasks/${task.id}`, { required: false }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.as(mentee).delete(`/api/v1/tasks/${task.id}`))).toEqual([403, 'FORBIDDEN']);
  });

  it('are locked by their prerequisites in every operation', async () => {
    const { body: first } = await give(mentor, { title: 'First', required: true });
    const { body: next } = await give(mentor, { title: 'Next', prerequisite_ids: [first.id] });
    expect(next).toMatchObject({ locked: true, prerequisite_ids: [first.id] });
    expect(problem(await move(mentee, next, 'start'))).toEqual([409, 'TASK_LOCKED']);
    expect(problem(await api.as(mentee).patch(`/api/v1/tasks/${next.id}/status`, { status: 'in_progress' }))).toEqual([409, 'TASK_LOCKED']);
    await api.as(mentee).post(`/api/v1/tasks/${next.id}/block`, { reason: 'Why wait?' });
    expect(problem(await move(mentee, next, 'unblock'))).toEqual([409, 'TASK_LOCKED']);
    expect(await titles(mentee, 'locked=true')).toEqual(['Next']);
    expect(await titles(mentee, 'locked=false&required=true&type=task')).toEqual(['First']);
    await move(mentor, first, 'waive');
    expect((await move(mentee, next, 'unblock')).body).toMatchObject({ status: 'in_progress', locked: false });
  });

  it('depend on tasks of the same mentorship only, and never on themselves', async () => {
    const [{ body: a }, { body: b }, { body: c }] = [await give(mentor, {}), await give(mentor, {}), await give(mentor, {})];
    const after = (one: { id: number }, ...ids: number[]) => api.as(mentor).patch(`/api/v1/tasks/${one.id}`, { prerequisite_ids: ids });
    expect((await after(b, a.id)).body.prerequisite_ids).toEqual([a.id]);
    await after(c, b.id);
    for (const id of [a.id, c.id]) expect(problem(await after(a, id))).toEqual([422, 'PREREQUISITE_UNFIT']);
    const { body: outside } = await give(mentor, { mentorship_id: undefined });
    for (const id of [outside.id, 999_999]) expect(problem(await after(a, id))).toEqual([422, 'PREREQUISITE_UNFIT']);
    expect(problem(await give(mentor, { mentorship_id: undefined, prerequisite_ids: [a.id] }))).toEqual([422, 'PREREQUISITE_UNFIT']);
    expect((await give(mentor, { mentorship_id: undefined, prerequisite_ids: [outside.id] })).status).toBe(201);
    expect((await after(b)).body).toMatchObject({ prerequisite_ids: [], locked: false });
  });

  it('never form a cycle under concurrent changes', async () => {
    for (let round = 0; round < 4; round++) {
      const made = await Promise.all([1, 2, 3, 4].map(() => give(mentor, {})));
      const ids = made.map(({ body }) => body.id as number);
      const answers = await Promise.all(
        ids.map((id, at) => api.as(mentor).patch(`/api/v1/tasks/${id}`, { prerequisite_ids: [ids[(at + 1) % 4]] })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 422]);
    }
  });

  it('are refused while it ends', async () => {
    const ending = api.rows(`UPDATE mentorships SET status = 'completed', ended_at = now() WHERE id = ${mentorship_id}`);
    const [answer] = await Promise.all([give(admin, {}), ending]);
    const [left] = await api.rows('SELECT mentor_id FROM tasks');
    expect(answer.status === 409 ? left : left.mentor_id).toBe(answer.status === 409 ? undefined : null);
  });
});
