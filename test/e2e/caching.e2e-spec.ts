import { startApi } from '@test/app';
import { operations } from '@test/grid/contract';
import { Role } from '@app/auth';

/** Operations whose answers hold a token, a secret, a signed URL or a file. A new one shows up here, to be looked at. */
const KEPT_BY_NOBODY = [
  'GET /attachments/{id}/download',
  'GET /attachments/{id}/preview',
  'GET /audit/export',
  'GET /auth/links/reset-password',
  'GET /auth/links/verify-email',
  'GET /auth/oidc/{provider}/callback',
  'GET /auth/oidc/{provider}/start',
  'GET /calendar/feed/{secret}.ics',
  'GET /calendar/holidays/export',
  'GET /chatbot/messages/{id}/stream',
  'GET /curricula/{id}/export',
  'GET /docs/{id}/download',
  'GET /docs/{id}/html',
  'GET /docs/{id}/preview',
  'GET /files/download-url',
  'GET /files/download/{score_id}',
  'GET /mentorships/export',
  'GET /notifications/stream',
  'GET /notifications/unsubscribe',
  'GET /open/{kind}/{id}',
  'GET /scores',
  'GET /scores/{id}',
  'GET /scores/{id}/download',
  'GET /scores/{id}/thumbnail',
  'GET /setlists/{id}/running-order',
  'GET /tasks/export',
  'GET /users/export',
  'GET /users/import/{id}/report',
  'GET /users/invitations/link',
  'GET /users/me/exports/download',
  'PATCH /scores/{id}',
  'POST /api-keys',
  'POST /auth/links/disown-email',
  'POST /auth/links/reset-password',
  'POST /auth/links/verify-email',
  'POST /auth/login',
  'POST /auth/passkeys/challenge',
  'POST /auth/passkeys/verify',
  'POST /auth/refresh',
  'POST /auth/token',
  'POST /auth/token/refresh',
  'POST /auth/totp',
  'POST /auth/totp/confirm',
  'POST /auth/totp/recovery-codes',
  'POST /auth/totp/verify',
  'POST /calendar/feeds',
  'POST /files/upload-confirm',
  'POST /files/upload-url',
  'POST /mentorships/bulk',
  'POST /mentorships/bulk/file',
  'POST /notifications/unsubscribe',
  'POST /scores',
  'POST /scores/{id}/restore',
  'POST /scores/{id}/versions/{number}/make_current',
  'POST /tasks/bulk',
  'POST /users/bulk',
  'POST /users/invitations/bulk',
  'POST /users/invitations/link',
  'POST /webhooks',
  'POST /webhooks/{id}/rotate-secret',
  'PUT /scores/{id}',
];

describe('caching', () => {
  const api = startApi();

  it('is declared for every operation: no-store for secrets and files, private for the rest', async () => {
    const found = await Promise.all(
      operations
        .filter(({ path }) => path.startsWith('/api/'))
        .map(async ({ name, method, path }) => {
          const url = path.replace(/\{\w+\}/g, '1');
          const { headers } = await api.app().inject({ method, url });
          return { name, kept: String(headers['cache-control']), vary: String(headers.vary) };
        }),
    );
    const [nobody, others] = [found.filter(({ kept }) => kept === 'no-store'), found.filter(({ kept }) => kept !== 'no-store')];
    expect(others.filter(({ kept }) => kept !== 'private, no-cache')).toEqual([]);
    expect(found.filter(({ vary }) => !/^Authorization, Accept-Language(, |$)/.test(vary))).toEqual([]);
    expect(nobody.map(({ name }) => name).sort()).toEqual(KEPT_BY_NOBODY);
  }, 30_000);

  it('is forbidden in answers with tokens, keys and exports', async () => {
    const password = 'violin-on-the-roof';
    const registered = await api.anonymous().post('/api/v1/auth/register', { email: 'mina@example.com', password, name: 'Mina' });
    expect(registered.headers['cache-control']).toBe('private, no-cache');
    const login = await api.anonymous().post('/api/v1/auth/login', { email: 'mina@example.com', password });
    expect(login).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const { refresh_token } = login.body;
    const refreshed = await api.anonymous().post('/api/v1/auth/refresh', { refresh_token });
    expect(refreshed).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });

    const admin = await api.aSaved(Role.Admin);
    for (const url of ['/api/v1/users/export', '/api/v1/audit/export', '/api/v1/calendar/holidays/export'])
      expect(await api.as(admin).get(url)).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    for (const url of ['/api/v1/users', '/api/v1/auth/me', '/api/v1/memos', '/api/v1/no-such-thing'])
      expect((await api.as(admin).get(url)).headers).toMatchObject({
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Authorization'),
      });
  });

  it('answers the contract with 304 if it is unchanged', async () => {
    const first = await api.anonymous().raw('/openapi.json');
    const etag = String(first.headers.etag);
    expect([etag, first.headers['cache-control']]).toEqual([expect.stringMatching(/^W\/".+"$/), 'no-cache']);
    for (const header of [etag, etag.replace('W/', ''), `"another", ${etag}`, '*']) {
      const again = await api.anonymous().raw('/openapi.json', { 'if-none-match': header });
      expect([again.statusCode, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    }
    expect((await api.anonymous().raw('/openapi.json', { 'if-none-match': '"another"' })).statusCode).toBe(200);
    const packed = await api.anonymous().raw('/openapi.json', { 'accept-encoding': 'gzip' });
    expect([packed.headers['content-encoding'], packed.headers.etag]).toEqual(['gzip', etag]);
  });

  it('returns a resource in full, because its version covers neither permissions nor names in it', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { headers } = await api.as(mina).get('/api/v1/auth/me');
    expect((await api.as(mina).get('/api/v1/auth/me', { 'if-none-match': String(headers.etag) })).status).toBe(200);
  });
});
