import { readFileSync } from 'node:fs';
import { startApi } from '@test/app';
import { env } from '@app/config';
import { Role } from '@app/auth';

describe('the log line of a request', () => {
  const api = startApi();
  /** The lines of a request, as the log of this process has them. */
  const linesOf = (id: string) =>
    readFileSync(`${env.DATA_DIR}.log`, 'utf8')
      .split('\n')
      .filter((line) => line.includes(`"request_id":"${id}"`))
      .map((line) => JSON.parse(line));

  it('has route, size, caller, company and address', async () => {
    const mentee = await api.aSaved(Role.Mentee);
    const { headers } = await api.as(mentee).get(`/api/v1/users/${mentee.id}`, { 'x-request-id': 'line-1' });
    expect(linesOf('line-1')).toEqual([
      expect.objectContaining({
        msg: 'request',
        level: 30,
        method: 'GET',
        path: `/api/v1/users/${mentee.id}`,
        route: '/api/v1/users/:id',
        status: 200,
        ms: expect.any(Number),
        bytes: Number(headers['content-length']),
        address: '127.0.0.1',
        user_id: mentee.id,
        company_id: 'sinfonia',
      }),
    ]);
  });

  it('is written for unknown routes, without a caller', async () => {
    await api.anonymous().get('/api/v1/nothing', { 'x-request-id': 'line-2' });
    const [line] = linesOf('line-2');
    expect(line).toMatchObject({ path: '/api/v1/nothing', status: 404, address: '127.0.0.1' });
    expect(line).not.toHaveProperty('user_id');
  });

  it('is omitted for static files and preflights above level debug', async () => {
    const origin = { origin: 'https://console.example', 'access-control-request-method': 'GET' };
    await api.app().inject({ method: 'OPTIONS', url: '/api/v1/tasks', headers: { ...origin, 'x-request-id': 'line-3' } });
    expect((await api.anonymous().raw('/docs/swagger-ui.css', { 'x-request-id': 'line-4' })).statusCode).toBe(200);
    expect([...linesOf('line-3'), ...linesOf('line-4')]).toEqual([]);
  });
});
