import { gzipSync } from 'node:zlib';
import { startApi } from '@test/app';
import { listening } from '@test/wire';
import { Role } from '@app/auth';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

describe('encodings', () => {
  const api = startApi();
  const wire = listening(api);

  const send = async (payload: Buffer, type: string, headers: Record<string, string> = {}) => {
    const authorization = `Bearer ${await api.tokenOf(await api.aSaved(Role.Admin))}`;
    const answer = await api.app().inject({ method: 'POST', url: '/api/v1/departments', payload, headers: { authorization, 'content-type': type, ...headers } }); // prettier-ignore
    return { status: answer.statusCode, body: answer.json<any>() };
  };
  const named = (name: string) => Buffer.from(JSON.stringify({ name }));

  it.each([
    ['JSON', Buffer.from('{"name":"B\u00fcro"}', 'latin1'), JSON_TYPE],
    [
      'JSON, cut within a letter',
      Buffer.concat([Buffer.from('{"name":"'), Buffer.from('현').subarray(0, 2), Buffer.from('"}')]),
      JSON_TYPE,
    ],
    ['a form', Buffer.from('name=B\u00fcro', 'latin1'), FORM],
    ['what a form has encoded', Buffer.from('name=B%FCro'), FORM],
  ])('refuse %s that is not UTF-8, and store nothing of it', async (_, payload, type) => {
    expect(await send(payload, type)).toMatchObject({ status: 400, body: { error: 'MALFORMED_REQUEST' } });
    expect(await api.rows("SELECT FROM departments WHERE name LIKE 'B%'")).toEqual([]);
  });

  it('refuse a query that is not UTF-8, and accept valid UTF-8 encoded or raw', async () => {
    const admin = await api.aSaved(Role.Admin, { name: '김미나' });
    const authorization = `Authorization: Bearer ${await api.tokenOf(admin)}`;
    const ask = (query: Buffer | string) =>
      wire.raw(`GET /api/v1/users?search=${query.toString('latin1')} HTTP/1.1\r\nHost: x\r\n${authorization}\r\nConnection: close\r\n\r\n`);
    expect(await ask('B%FCro')).toMatchObject({ status: 400, body: { error: 'MALFORMED_REQUEST', details: [{ field: 'url' }] } });
    expect(await ask(encodeURIComponent('미나'))).toMatchObject({ status: 200, body: { count: 1 } });
  });

  it.each([
    ['JSON', named('Strings'), JSON_TYPE],
    ['a form', Buffer.from('name=Strings'), FORM],
  ])('accept a byte order mark before %s', async (_, payload, type) => {
    expect(await send(Buffer.concat([BYTE_ORDER_MARK, payload]), type)).toMatchObject({ status: 201, body: { name: 'Strings' } });
  });

  it.each(['gzip', 'GZIP', 'x-gzip', ' X-GZip '])('decode bodies compressed with %s', async (encoding) => {
    expect(await send(gzipSync(named('Winds')), JSON_TYPE, { 'content-encoding': encoding })).toMatchObject({ status: 201 });
  });

  it.each(['compress', 'gzip, gzip'])('refuse bodies compressed with %s', async (encoding) => {
    expect(await send(named('Winds'), JSON_TYPE, { 'content-encoding': encoding })).toMatchObject({ status: 415 });
  });

  it('read an empty form field as null if it is nullable', async () => {
    const admin = await api.aSaved(Role.Admin);
    const department = (await api.as(admin).post('/api/v1/departments', { name: 'Strings', description: 'Violins' })).body;
    const mina = await api.aSaved(Role.Mentee, { position: 'Viola', department_id: department.id, employee_number: 7 });
    const fields = new URLSearchParams({ position: '', department_id: '', employee_number: '', join_date: '' });
    const { status, body } = await api
      .as(admin)
      .patch(`/api/v1/users/${mina.id}`, Buffer.from(fields.toString()), { 'content-type': FORM });
    expect([status, body.position, body.department, body.employee_number, body.join_date]).toEqual([200, null, null, null, null]);
    const refused = await api.as(admin).patch(`/api/v1/users/${mina.id}`, Buffer.from('email='), { 'content-type': FORM });
    expect([refused.status, refused.body.details[0].field]).toEqual([422, 'email']);
  });

  it.each(['created_after=2026-03-01T09:00:00+09:00', 'last_login_before=2026-03-01T09:00:00.5+09:00'])(
    'explain how to encode a bare plus in %s',
    async (query) => {
      const admin = await api.aSaved(Role.Admin);
      const { status, body } = await api.as(admin).get(`/api/v1/users?${query}`);
      expect([status, body.details]).toEqual([422, [{ field: query.split('=')[0], message: expect.stringContaining('%2B') }]]);
      expect((await api.as(admin).get(`/api/v1/users?${query.replace('+', '%2B')}`)).status).toBe(200);
      expect((await api.as(admin).get('/api/v1/users?search=2026-03-01T09:00:00+09:00')).status).toBe(200);
    },
  );
});
