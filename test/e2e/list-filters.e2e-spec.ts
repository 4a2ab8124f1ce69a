import { startApi } from '@test/app';
import { Role } from '@app/auth';

describe('list filters', () => {
  const api = startApi();
  const tasks = '/api/v1/tasks';
  const users = '/api/v1/users';

  async function people() {
    const admin = await api.aSaved(Role.Admin, { name: 'Anna' });
    const department = async (name: string, parent_id?: number) =>
      (await api.as(admin).post('/api/v1/departments', { name, parent_id })).body.id as number;
    const strings = await department('Strings');
    const violins = await department('Violins', strings);
    const first = await department('First violins', violins);
    const brass = await department('Brass');
    const mina = await api.aSaved(Role.Mentee, { name: 'Mina', department_id: first });
    const joon = await api.aSaved(Role.Mentee, { name: 'Joon', department_id: brass });
    const max = await api.aSaved(Role.Mentor, { name: 'Max', department_id: strings });
    return { admin, mina, joon, max, strings, violins, brass };
  }

  const namesBy = (asker: Parameters<typeof api.as>[0], path: string, field: string) => async (query: string) => {
    const { status, body } = await api.as(asker).get(`${path}?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return (body.results as Record<string, string>[]).map((row) => row[field]);
  };

  it('accept a department with all its descendants, for people, mentorships, tasks and leave', async () => {
    const { admin, mina, joon, max, strings, violins, brass } = await people();
    const named = namesBy(admin, users, 'name');
    expect(await named(`department_id=${strings}`)).toEqual(['Max', 'Mina']);
    expect(await named(`department_id=${violins}`)).toEqual(['Mina']);
    expect(await named(`department_id=${violins},${brass}`)).toEqual(['Joon', 'Mina']);
    for (const mentee of [mina, joon]) {
      await api.pair(max, mentee);
      await api.as(max).post(tasks, { title: mentee.name, assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' });
      await api.as(mentee).post('/api/v1/calendar/leave', { start_on: '2027-07-26' });
    }
    expect(await namesBy(admin, tasks, 'title')(`department_id=${strings}`)).toEqual(['Mina']);
    expect(await namesBy(admin, '/api/v1/mentorships', 'mentee_name')(`department_id=${strings}`)).toEqual(['Mina']);
    const { body } = await api.as(admin).get(`/api/v1/calendar/leave?department_id=${strings}`);
    expect(body.results).toMatchObject([{ user: { id: mina.id, name: 'Mina', profile_image: null }, version: 1 }]);
  });

  it('accept several statuses, people and ids, and me for the caller', async () => {
    const { admin, mina, joon, max } = await people();
    for (const mentee of [mina, joon]) {
      await api.pair(max, mentee);
      await api.as(max).post(tasks, { title: mentee.name, assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' });
    }
    const [{ id: own }] = [(await api.as(max).post(tasks, { title: 'Max', assignee_id: max.id, due_at: '2030-01-16T10:00:00Z' })).body];
    await api.rows(`UPDATE tasks SET status = 'submitted' WHERE title = 'Joon'`);
    const titles = namesBy(max, tasks, 'title');
    expect(await titles('reviewer_id=me&ordering=title')).toEqual(['Joon', 'Mina']);
    expect(await titles('assignee_id=me')).toEqual(['Max']);
    expect(await titles(`assignee_id=me,${joon.id}&ordering=title`)).toEqual(['Joon', 'Max']);
    expect(await titles('status=submitted,done')).toEqual(['Joon']);
    expect(await titles('status=todo&status=submitted&ordering=title')).toEqual(['Joon', 'Max', 'Mina']);
    expect(await titles(`ids=${own}`)).toEqual(['Max']);
    expect(await namesBy(admin, users, 'name')('role=mentor,admin')).toEqual(['Anna', 'Max']);
    expect(await namesBy(mina, '/api/v1/mentorships', 'mentee_name')('mentee_id=me&mentor_id=me')).toEqual([]);
    expect(await namesBy(mina, '/api/v1/mentorships', 'mentor_name')('mentee_id=me')).toEqual(['Max']);
  });

  it('accept a plain date as the whole day in the caller’s time zone', async () => {
    const admin = await api.aSaved(Role.Admin, { name: 'Anna', timezone: 'America/New_York' });
    const due = async (title: string, due_at: string) => api.as(admin).post(tasks, { title, due_at, assignee_id: admin.id });
    await due('before', '2030-01-15T04:59:59.999Z');
    await due('first moment', '2030-01-15T05:00:00Z');
    await due('last moment', '2030-01-16T04:59:59.999Z');
    await due('after', '2030-01-16T05:00:00Z');
    const titles = namesBy(admin, tasks, 'title');
    expect(await titles('due_after=2030-01-15&due_before=2030-01-15')).toEqual(['first moment', 'last moment']);
    expect(await titles('due_after=2030-01-16')).toEqual(['after']);
    expect(await titles('due_before=2030-01-14')).toEqual(['before']);
    // Without a time zone of their own, the company's counts.
    const seoul = await api.aSaved(Role.Admin);
    expect(await namesBy(seoul, tasks, 'title')('due_before=2030-01-15')).toEqual(['before', 'first moment']);
  });

  it('accept tags that must all match, also one with a comma', async () => {
    const { admin, mina, joon } = await people();
    await api.rows(`UPDATE users SET tags = '{viola,"slow, soft"}' WHERE id = ${mina.id}`);
    await api.rows(`UPDATE users SET tags = '{viola,slow,soft}' WHERE id = ${joon.id}`);
    const named = namesBy(admin, users, 'name');
    expect(await named('tags=viola')).toEqual(['Joon', 'Mina']);
    expect(await named('tags=slow,soft')).toEqual(['Joon']);
    expect(await named(`tags=${encodeURIComponent('viola,"slow, soft"')}`)).toEqual(['Mina']);
    expect(await named('tags=viola&tags=slow')).toEqual(['Joon']);
  });

  it('sort unknown values last in both directions, and by department, status and progress', async () => {
    const { admin, mina, max } = await people();
    await api.rows(`UPDATE users SET last_login_at = '2030-01-01T00:00:00Z' WHERE id = ${mina.id}`);
    await api.rows(`UPDATE users SET last_login_at = '2030-01-02T00:00:00Z' WHERE id = ${max.id}`);
    const named = namesBy(admin, users, 'name');
    expect((await named('ordering=last_login_at&ids=' + [mina.id, max.id, admin.id].join())).slice(0, 2)).toEqual(['Mina', 'Max']);
    expect((await named('ordering=-last_login_at')).slice(0, 2)).toEqual(['Max', 'Mina']);
    expect(await named('ordering=department,name')).toEqual(['Joon', 'Mina', 'Max', 'Anna']);
    expect(await named('ordering=-department,name')).toEqual(['Max', 'Mina', 'Joon', 'Anna']);
    expect(await named('last_login_after=2030-01-02T00:00:00Z')).toEqual(['Max']);
    expect(await named('last_login_before=2030-01-02T00:00:00Z')).toEqual(['Mina']);
  });

  it('sort mentorships by progress, and find those past their end', async () => {
    const { admin, mina, joon, max } = await people();
    const [{ id: half }, { id: none }] = [await api.pair(max, mina), await api.pair(max, joon)];
    for (const [title, mentorship_id, assignee_id] of [
      ['A', half, mina.id],
      ['B', half, mina.id],
      ['C', none, joon.id],
    ] as const)
      await api.as(max).post(tasks, { title, mentorship_id, assignee_id, due_at: '2030-01-15T10:00:00Z' });
    await api.rows(`UPDATE tasks SET status = 'done', completed_at = '2030-01-10T00:00:00Z' WHERE title = 'A'`);
    const mentees = namesBy(admin, '/api/v1/mentorships', 'mentee_name');
    expect(await mentees('ordering=progress')).toEqual(['Joon', 'Mina']);
    expect(await mentees('ordering=-progress')).toEqual(['Mina', 'Joon']);
    await api.rows(`UPDATE mentorships SET end_passed_at = now() WHERE id = ${none}`);
    expect(await mentees('end_passed=true')).toEqual(['Joon']);
    expect(await mentees('end_passed=false')).toEqual(['Mina']);
    expect(await mentees('start_on_before=1999-12-31')).toEqual([]);
    expect(await mentees('end_on_after=1999-12-31&ordering=mentee_name')).toEqual(['Joon', 'Mina']);
    expect(await namesBy(admin, tasks, 'title')('completed_after=2030-01-09&completed_before=2030-01-11')).toEqual(['A']);
  });

  it('return people beside their ids, and versions', async () => {
    const { mina, joon, max } = await people();
    await api.pair(max, mina);
    const picture = `/pictures/${'0a'.repeat(32)}.webp`;
    await api.rows(`UPDATE users SET profile_image = '${picture}' WHERE id = ${mina.id}`);
    const { body: task } = await api.as(max).post(tasks, { title: 'Tune', assignee_id: mina.id, due_at: '2030-01-15T10:00:00Z' });
    const [assignee, reviewer] = [
      { id: mina.id, name: 'Mina', profile_image: picture },
      { id: max.id, name: 'Max', profile_image: null },
    ];
    expect(task).toMatchObject({ version: 1, assignee, assignee_name: 'Mina', reviewer, reviewer_name: 'Max' });
    const { body: listed } = await api.as(mina).get(tasks);
    expect(listed.results).toMatchObject([{ version: 1, assignee, reviewer }]);
    const { body: comment } = await api.as(mina).post(`${tasks}/${task.id}/comments`, { body: 'How?' });
    expect(comment).toMatchObject({ version: 1, author: assignee });
    await api.as(mina).post(`${tasks}/${task.id}/start`);
    const { body: submissions } = await api
      .as(mina)
      .post(`${tasks}/${task.id}/submit`, { text: 'Done.' })
      .then(() => api.as(mina).get(`${tasks}/${task.id}/submissions`));
    expect(submissions.results).toMatchObject([{ author: assignee, reviewer: null, version: 1 }]);
    const { body: mentorships } = await api.as(mina).get('/api/v1/mentorships');
    expect(mentorships.results).toMatchObject([{ version: expect.any(Number), mentor: reviewer, mentee: assignee }]);
    const { body: personal } = await api.as(joon).post(tasks, { title: 'Own', assignee_id: joon.id, due_at: '2030-01-15T10:00:00Z' });
    expect(personal).toMatchObject({ assignee: { id: joon.id }, reviewer: null });
    const { body: audit } = await api.as(mina).get('/api/v1/audit?actor_id=me');
    expect(audit.results.length).toBeGreaterThan(0);
    expect(audit.results.every(({ actor }: { actor: object }) => JSON.stringify(actor) === JSON.stringify(assignee))).toBe(true);
  });

  it('find requests by the name of the requester', async () => {
    const { admin, mina, max } = await people();
    const { id } = await api.pair(max, mina);
    await api.as(mina).post(`/api/v1/mentorships/${id}/pause`, { reason: 'Exams' });
    const askers = namesBy(admin, '/api/v1/requests', 'asker_name');
    expect(await askers('search=min')).toEqual(['Mina']);
    expect(await askers('search=mi&asker_id=' + mina.id)).toEqual(['Mina']);
    expect(await askers('search=joon')).toEqual([]);
    expect(await askers('created_after=2199-01-01')).toEqual([]);
  });
});
