import { type Answer, startApi } from '@test/app';
import { routesIn } from '@test/grid/routes';
import { Role } from '@app/auth';

describe('PUT', () => {
  const api = startApi();
  const problem = ({ status, body }: Answer) => [status, body.error];

  it('is accepted exactly where PATCH is', () => {
    const of = (method: string) =>
      routesIn(api.routes()).flatMap((route) => (route.startsWith(`${method} `) ? [route.slice(method.length + 1)] : []));
    expect(of('PATCH').length).toBeGreaterThan(20);
    expect(of('PUT').sort()).toEqual(of('PATCH').sort());
  });

  it('behaves like PATCH where the document omits it: access, versions, checks and forms', async () => {
    const [mentor, mentee] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
    await api.pair(mentor, mentee);
    const { body: task } = await api
      .as(mentor)
      .post('/api/v1/tasks', { title: 'Tune', assignee_id: mentee.id, due_at: '2030-01-15T10:00:00Z' });
    const url = `/api/v1/tasks/${task.id}`;
    const changed = await api.as(mentor).put(url, { title: 'Tune twice' }, { 'if-match': '"1"' });
    expect([changed.status, changed.headers.etag, changed.body.title]).toEqual([200, '"2"', 'Tune twice']);
    expect(problem(await api.as(mentor).put(url, { title: 'Late' }, { 'if-match': '"1"' }))).toEqual([412, 'PRECONDITION_FAILED']);
    expect(problem(await api.as(mentor).put(url, { colour: 'red' }))).toEqual([422, 'VALIDATION_FAILED']);
    expect(problem(await api.as(mentor).put(`${url}?colour=red`, { title: 'X' }))).toEqual([422, 'VALIDATION_FAILED']);
    expect(problem(await api.as(mentee).put(url, { title: 'X' }))).toEqual([403, 'FORBIDDEN']);
    expect(problem(await api.anonymous().put(url, { title: 'X' }))).toEqual([401, 'INVALID_TOKEN']);
    expect(problem(await api.as(mentor).put('/api/v1/tasks/0', { title: 'X' }))).toEqual([404, 'TASK_NOT_FOUND']);
    const form = await api.app().inject({
      method: 'PUT',
      url,
      payload: 'week=3',
      headers: { authorization: `Bearer ${await api.tokenOf(mentor)}`, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.json()).toMatchObject({ week: 3, title: 'Tune twice' });
  });

  it('is listed in the allow header', async () => {
    const { statusCode, headers } = await api.app().inject({ method: 'POST', url: '/api/v1/tasks/1', payload: {} });
    expect([statusCode, headers.allow]).toEqual([405, 'DELETE, GET, HEAD, PATCH, PUT']);
  });

  it('is documented for users, companies and departments only', async () => {
    const { body } = await api.anonymous().get('/openapi.json');
    const shown = Object.entries<object>(body.paths).flatMap(([path, methods]) => ('put' in methods ? [path] : []));
    expect(shown.sort()).toEqual(['/api/v1/companies/{id}', '/api/v1/departments/{id}', '/api/v1/users/{id}']);
  });
});
