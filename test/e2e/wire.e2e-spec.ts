import { startApi } from '@test/app';
import { type WireAnswer, listening } from '@test/wire';
import { Role } from '@app/auth';
import { publicUrl } from '@app/config';
import type { User } from '@organisation/users/user.entity';

type Headers = Record<string, string>;
type Refused = [method: string, path: string, init: Headers, status: number, error: string];

describe('requests and answers', () => {
  const api = startApi();
  const task = { title: 'Read the house rules', due_at: '2030-01-15T10:00:00Z', assignee_id: 1 };

  const wire = listening(api);
  const { raw, send } = wire;
  const as = async (user: User): Promise<Headers> => ({ authorization: `Bearer ${await api.tokenOf(user)}` });

  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  function expectProblem({ headers, body }: WireAnswer, status: number, error: string) {
    expect(body).toMatchObject({ status, error, code: expect.stringMatching(/^E\d{3}$/), message: expect.any(String) });
    expect(body.type).toBe(`/docs/errors#${body.code}`);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(headers['x-request-id']).toBe(body.request_id);
    expect(headers['x-process-time']).toMatch(/^\d+\.\d{4}$/);
  }

  describe('refuse with one problem document', () => {
    it.each([
      ['an unknown route', 'GET', '/nowhere', {}, 404, 'ROUTE_NOT_FOUND'],
      ['a page that there is not', 'GET', '/docs/nothing', {}, 404, 'ROUTE_NOT_FOUND'],
      ['another method', 'PUT', '/api/v1/hello', {}, 405, 'METHOD_NOT_ALLOWED'],
      ['malformed JSON', 'POST', '/api/v1/tasks', { ...json, body: '{"title":' }, 400, 'MALFORMED_REQUEST'],
      ['JSON as deep as a well', 'POST', '/api/v1/tasks', { ...json, body: '['.repeat(10_000) }, 400, 'MALFORMED_REQUEST'],
      ['a bad escape in the URL', 'GET', '/api/v1/hello/%zz', {}, 400, 'MALFORMED_REQUEST'],
      ['half a surrogate in the URL', 'GET', '/api/v1/hello/%ED%A0%80', {}, 400, 'MALFORMED_REQUEST'],
      ['a NUL in the URL', 'GET', '/api/v1/hello/%00', {}, 422, 'VALIDATION_FAILED'],
      ['a body of 2 MiB', 'POST', '/api/v1/tasks', { ...json, body: 'x'.repeat(2 ** 21) }, 413, 'BODY_TOO_LARGE'],
      ['another media type', 'POST', '/api/v1/tasks', { 'content-type': 'text/xml', body: '<a/>' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['no media type', 'POST', '/api/v1/tasks', { 'content-type': 'nonsense', body: '<a/>' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['a parameter without end', 'GET', `/api/v1/hello/${'x'.repeat(500)}`, {}, 414, 'URL_TOO_LONG'],
      ['nobody', 'GET', '/api/v1/tasks', {}, 401, 'INVALID_TOKEN'],
      ['nobody with a body', 'POST', '/api/v1/tasks', { ...json, body: '{}' }, 401, 'INVALID_TOKEN'],
      ['nobody, whatever they ask', 'GET', '/api/v1/tasks?nonsense=1', {}, 401, 'INVALID_TOKEN'],
    ] as [string, ...Refused][])('%s', async (_, ...[method, path, init, status, error]) => {
      expectProblem(await send(method, path, init), status, error);
    });

    it.each([
      ['no HTTP', 'nonsense\r\n\r\n', 400, 'MALFORMED_REQUEST'],
      ['an unknown method', 'BREW /pot HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'MALFORMED_REQUEST'],
      ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'MALFORMED_REQUEST'],
      ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(30_000)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
      ['an address without end', `GET /${'x'.repeat(30_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414, 'URL_TOO_LONG'],
      ['an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n', 417, 'EXPECTATION_FAILED'],
    ])('for the parser: %s', async (_, text, status, error) => expectProblem(await raw(text), status, error));

    it('and name the accepted values', async () => {
      const { headers } = await send('DELETE', '/api/v1/hello');
      expect(headers.allow).toBe('GET, HEAD');
    });
  });

  describe('are bilingual', () => {
    it.each([
      ['ko', 'ko-KR,ko;q=0.9,en;q=0.8', '경로를 찾을 수 없습니다.'],
      ['en', 'en, ko;q=0.5', 'No such route.'],
      ['none', 'fr', 'No such route.'],
    ])('%s', async (_, language, message) => {
      expect((await send('GET', '/nowhere', { 'accept-language': language })).body).toMatchObject({ error: 'ROUTE_NOT_FOUND', message });
    });

    it('in every detail, with the limits of the check', async () => {
      const mentor = await api.aSaved(Role.Mentor);
      const refuse = async (language: string) =>
        (
          await send('POST', '/api/v1/tasks', {
            ...(await as(mentor)),
            ...json,
            'accept-language': language,
            body: '{"title":"","due_at":5,"colour":"red"}',
          })
        ).body.details;
      expect(await refuse('en')).toEqual([
        { field: 'colour', message: 'is not a known field' },
        { field: 'title', message: 'must have 1 to 200 characters' },
        { field: 'assignee_id', message: 'is required' },
        { field: 'due_at', message: 'must be an RFC 3339 date-time with an offset' },
      ]);
      expect(await refuse('ko')).toEqual([
        { field: 'colour', message: '알 수 없는 항목입니다' },
        { field: 'title', message: '글자 수는 1 이상 200 이하여야 합니다' },
        { field: 'assignee_id', message: '필수 항목입니다' },
        { field: 'due_at', message: '시간대 오프셋이 있는 RFC 3339 시각이어야 합니다' },
      ]);
    });
  });

  describe('refuse input that is not exact', () => {
    const details = async (method: string, path: string, init: Headers) => {
      const mentor = await api.aSaved(Role.Mentor);
      const { status, body } = await send(method, path, { ...(await as(mentor)), ...init });
      return [status, ...(body?.details ?? []).map(({ field }: { field: string }) => field)];
    };

    it.each([
      ['a number as text', { ...task, assignee_id: '1' }, 'assignee_id'],
      ['a number out of range', { ...task, assignee_id: 2 ** 63 }, 'assignee_id'],
      ['a list for one', { ...task, title: ['x'] }, 'title'],
      ['an object for a text', { ...task, title: {} }, 'title'],
      ['nothing for something', { ...task, title: null }, 'title'],
      ['a year before all', { ...task, due_at: '0000-01-01T00:00:00Z' }, 'due_at'],
      ['a day that is not', { ...task, due_at: '2030-02-31T00:00:00Z' }, 'due_at'],
      ['a NUL', { ...task, title: 'a\0b' }, 'title'],
      ['half a surrogate', { ...task, title: 'a\ud800b' }, 'title'],
      ['a list for a body', [task], 'body'],
      ['null for a body', null, 'body'],
    ])('JSON: %s', async (_, body, field) => {
      expect(await details('POST', '/api/v1/tasks', { ...json, body: JSON.stringify(body) })).toEqual([422, field]);
    });

    it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('JSON: the name %s', async (name) => {
      const body = JSON.stringify(task).replace('{', `{"${name}":{"role":"admin"},`);
      expect((await details('POST', '/api/v1/tasks', { ...json, body }))[0]).toBe(422);
    });

    it('JSON: infinity', async () => {
      expect(await details('POST', '/api/v1/tasks', { ...json, body: JSON.stringify(task).replace(':1}', ':1e400}') })).toEqual([
        422,
        'assignee_id',
      ]);
    });

    it('no body where one is needed', async () => {
      expect(await details('POST', '/api/v1/tasks', {})).toEqual([422, 'title', 'assignee_id', 'due_at']);
    });

    it.each([
      ['?colour=red', 'colour'],
      ['?page=1&page=2', 'page'],
      ['?page=', 'page'],
      ['?page=1e400', 'page'],
      ['?page=99999999999999999999', 'page'],
      ['?status=open', 'status'],
      ['?ordering=colour', 'ordering'],
      ['?__proto__=1', '__proto__'],
      ['?constructor=1', 'constructor'],
    ])('the query %s', async (query, field) => expect(await details('GET', `/api/v1/tasks${query}`, {})).toEqual([422, field]));

    it('a query on a route without one', async () => expect(await details('GET', '/api/v1/hello?a=1', {})).toEqual([422, 'a']));

    it.each(['abc', '0', '-1', '1.5', '0x10', '2147483648', '9'.repeat(90)])('the id %s as missing (404)', async (id) => {
      const mentor = await api.aSaved(Role.Mentor);
      const { status, body } = await send('GET', `/api/v1/tasks/${id}`, await as(mentor));
      expect([status, body.error]).toEqual([404, 'TASK_NOT_FOUND']);
    });

    it('but accept forms as JSON, converting their text', async () => {
      const [mentor, mentee] = [await api.aSaved(Role.Mentor), await api.aSaved(Role.Mentee)];
      await api.pair(mentor, mentee);
      const fields = (given: object) => new URLSearchParams({ ...task, assignee_id: String(mentee.id), ...given }).toString();
      const { status, body } = await send('POST', '/api/v1/tasks', { ...(await as(mentor)), ...form, body: fields({}) });
      expect([status, body.assignee_id]).toEqual([201, mentee.id]);
      expect(await details('POST', '/api/v1/tasks', { ...form, body: fields({ colour: 'red', title: 'a\0b' }) })).toEqual([
        422,
        'title',
        'colour',
      ]);
      expect(await details('POST', '/api/v1/tasks', { ...form, body: `${fields({})}&title=again` })).toEqual([422, 'title']);
    });
  });

  describe('accept variants of addresses', () => {
    it.each(['/api/v1/hello', '/api/hello', '/api/hello/', '/api/v1/hello/'])('%s', async (path) => {
      expect(await send('GET', path)).toMatchObject({ status: 200, body: { message: 'Hello, world!' } });
    });

    it('and answer HEAD as GET without a body', async () => {
      const { status, headers, body } = await send('HEAD', '/api/v1/hello');
      expect([status, headers['content-length'], body]).toEqual([200, '27', '']);
      expect((await send('HEAD', '/nowhere')).status).toBe(404);
    });

    it('and link to the public address', async () => {
      const mentor = await api.aSaved(Role.Mentor);
      const { body } = await send('GET', '/api/users/?page_size=1&page=2', await as(mentor));
      expect(body.previous).toBe(publicUrl('/api/v1/users?page_size=1&page=1'));
    });
  });
});
