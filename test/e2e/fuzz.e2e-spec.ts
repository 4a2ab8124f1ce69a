import { readFileSync } from 'node:fs';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import * as fc from 'fast-check';
import { startApi } from '@test/app';
import { Role } from '@app/auth';

const RUNS = 40;
const AT_MOST_MS = 120_000;
const SLOWEST_MS = 5_000;

/** The committed contract, so that a new route is tested as soon as it is in the contract. */
const contract = JSON.parse(readFileSync('test/openapi.json', 'utf8'));
const operations = Object.entries(contract.paths as Record<string, Record<string, any>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);
const writes = operations.filter(({ operation }) => operation.requestBody);

const fieldsOf = ({ requestBody }: any): Record<string, any> => {
  const name = Object.values<any>(requestBody?.content ?? {})[0]
    ?.schema.$ref?.split('/')
    .at(-1);
  return contract.components.schemas[name]?.properties ?? {};
};

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff',
    2 ** 31,
    2 ** 63,
    -(2 ** 63),
    1.5,
    1e308,
    '1',
    'x'.repeat(5_000),
  ),
  fc.constantFrom<unknown>([], {}, [[]], [null], { $ne: 1 }, "'; DROP TABLE users; --", '%', '../../etc/passwd', '2030-02-31T00:00:00Z'),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }),
);

const bodyOf = (operation: any) => {
  const fields = Object.entries<any>(fieldsOf(operation));
  const shaped = fc.record(Object.fromEntries(fields.map(([name, { example }]) => [name, fc.oneof(nasty, fc.constant(example ?? 1))])), {
    requiredKeys: [],
  });
  const text = fc.oneof(
    shaped.map((body) => JSON.stringify(body)),
    nasty.map((body) => JSON.stringify(body) ?? ''),
    fc.constantFrom(
      '{',
      '[1e400]',
      '{"a":1e400}',
      '['.repeat(10_000),
      '{"a":'.repeat(10_000),
      '{"__proto__":{"role":"admin"}}',
      '{"a":1,"a":2}',
    ),
    fc.constantFrom('{"constructor":{"prototype":{}}}', '"\\ud800"', '{"name":"\\u0000"}', '\ufeff{}', '', 'null', 'a=1&a=2&__proto__=x'),
  );
  const type = fc.constantFrom(
    'application/json',
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    '',
    'multipart/form-data',
  );
  return fc.record({ text, type });
};

const queryOf = ({ parameters = [] }: any) => {
  const names = parameters.filter((parameter: any) => parameter.in === 'query').map(({ name }: any) => name as string);
  const name = fc.constantFrom(...names, ...names, '__proto__', 'constructor', 'a');
  const pair = fc.tuple(name, fc.oneof(fc.constantFrom('%00', '%ED%A0%80', '1e400', '9'.repeat(40), '-1', '', '%zz'), fc.webFragments()));
  return fc.array(pair, { maxLength: 3 }).map((pairs) => pairs.map(([key, value]) => `${key}=${value.replaceAll('#', '')}`).join('&'));
};

const id = fc.constantFrom('1', '2', '999', '0', '-1', 'abc', '%00', '2147483648', '9'.repeat(30), '%F0%9F%8E%BB', '..%2f', '__proto__');

/** Operations of which admins have no permission. */
const MENTEES_ALONE = new Set(['POST /api/v1/chatbot/messages/{id}/hand-over']);

describe('unexpected input', () => {
  const api = startApi();
  const inject = (options: object) => api.get(HttpAdapterHost).httpAdapter.getInstance<FastifyInstance>().inject(options);
  const token = async () => `Bearer ${await api.tokenOf(await api.aSaved(Role.Admin))}`;

  it(
    'breaks nothing, causes no hang, and is refused in one shape',
    async () => {
      const authorization = await token();
      for (const { method, path, operation } of operations) {
        const request = fc.record({
          id,
          query: queryOf(operation),
          body: operation.requestBody ? bodyOf(operation) : fc.constant(undefined),
        });
        const property = fc.asyncProperty(request, async (given) => {
          const began = performance.now();
          const { statusCode, headers, body } = await inject({
            method,
            url: `${path.replace(/\{\w+\}/g, given.id)}?${given.query}`.replace(/\?$/, ''),
            headers: { authorization, ...(given.body?.type && { 'content-type': given.body.type }) },
            payload: given.body?.text,
          });
          expect([method, path, statusCode, body].join(' ')).toMatch(statusCode < 500 ? / [2-4]\d\d / : /never/);
          expect(performance.now() - began).toBeLessThan(SLOWEST_MS);
          if (statusCode >= 400) expect([headers['content-type'], JSON.parse(body).status]).toEqual([PROBLEM, statusCode]);
        });
        await fc.assert(property, { numRuns: RUNS });
      }
    },
    AT_MOST_MS,
  );

  const smuggled = {
    role: 'admin',
    company_id: 'elsewhere',
    is_superuser: true,
    quota_bytes: 1,
    id: 1,
    created_at: '2030-01-15T10:00:00Z',
    version: 9,
    hashed_password: 'x',
    password_hash: 'x',
    ['__proto__']: { role: 'admin' },
    constructor: 1,
  };

  // An uploaded file has no fields.
  const ofFields = writes.filter(({ operation }) => !operation.requestBody.content['multipart/form-data']);
  it.each(ofFields.map(({ method, path, operation }) => [`${method} ${path}`, method, path, operation] as const))(
    '%s refuses fields that are not its own',
    async (_, ...[method, path, operation]) => {
      const people = [
        await api.aSaved(Role.Admin),
        await api.aSaved(Role.Admin, { company_id: null, is_superuser: true }),
        ...(MENTEES_ALONE.has(`${method} ${path}`) ? [await api.aSaved(Role.Mentee)] : []),
      ];
      const tokens = await Promise.all(people.map(async (user) => ({ authorization: `Bearer ${await api.tokenOf(user)}` })));
      const [before, url] = [await everything(), path.replace(/\{\w+\}/g, '1')];
      for (const [field, value] of Object.entries(smuggled).filter(([name]) => !Object.hasOwn(fieldsOf(operation), name))) {
        const payload = `{${JSON.stringify(field)}:${JSON.stringify(value)}}`;
        const asked = tokens.map((token) => inject({ method, url, payload, headers: { ...token, 'content-type': 'application/json' } }));
        // A caller without the permission gets a 403 before the validation; at least one of them has it.
        const heard = (await Promise.all(asked)).filter(({ statusCode }) => statusCode !== 403);
        expect([field, heard.length > 0]).toEqual([field, true]);
        for (const { statusCode, body } of heard)
          expect([statusCode, field, body]).toEqual([422, field, expect.stringContaining(`"field":"${field}"`)]);
      }
      expect(await everything()).toEqual(before);
    },
  );

  const everything = () => api.rows('SELECT to_json(u) AS row FROM users u UNION ALL SELECT to_json(c) FROM companies c');
});

const PROBLEM = 'application/problem+json; charset=utf-8';
