import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApi } from '@test/app';
import { Role, SessionRightsCache } from '@app/auth';
import { env } from '@app/config';

describe('session rights', () => {
  const api = startApi();

  it('are those of the stored user within a second, whatever the token says', async () => {
    const anna = await api.aSaved(Role.Admin);
    expect((await api.as(anna).post('/api/v1/departments', {})).status).toBe(422);
    await api.rows(`UPDATE users SET role = 'mentee' WHERE id = ${anna.id}`);
    await new Promise((resolve) => setTimeout(resolve, 1_001));
    expect((await api.as(anna).post('/api/v1/departments', {})).status).toBe(403);
    await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${anna.id}`);
    await new Promise((resolve) => setTimeout(resolve, 1_001));
    expect((await api.as(anna).get('/api/v1/users')).status).toBe(401);
  });

  it('are read again at once in the process that changed them', async () => {
    const anna = await api.aSaved(Role.Admin);
    expect((await api.as(anna).get('/api/v1/users')).status).toBe(200);
    await api.rows(`UPDATE users SET status = 'suspended' WHERE id = ${anna.id}`);
    api.get(SessionRightsCache).forget();
    expect((await api.as(anna).get('/api/v1/users')).status).toBe(401);
  });

  it('are logged when missing, with caller and permission', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await api.as(mina).post('/api/v1/departments', { name: 'Strings' });
    const lines = readFileSync(`${env.DATA_DIR}.log`, 'utf8').split('\n').filter(Boolean);
    const { level, request_id, user_id, msg } = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.request_id === body.request_id && line.context)!;
    expect([level, request_id, user_id, msg]).toEqual([40, body.request_id, mina.id, 'POST /api/v1/departments: FORBIDDEN']);
  });
});

describe('an access token', () => {
  const api = startApi();
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

  /** A real token, taken apart, changed, and signed again with the real key. */
  async function forge(header: object, claims: object, secret = process.env.SECRET_KEY!): Promise<string> {
    const anna = await api.aSaved(Role.Admin);
    const [h = '', c = ''] = (await api.tokenOf(anna)).split('.');
    const signed = `${encode({ ...decode(h), ...header })}.${encode({ ...decode(c), ...claims })}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }
  const status = async (token: string) => (await api.anonymous().get('/api/v1/users', { authorization: `Bearer ${token}` })).status;

  it('signed correctly by the test is accepted', async () => expect(await status(await forge({}, {}))).toBe(200));

  it.each<[string, object, object]>([
    ['without an algorithm', { alg: 'none' }, {}],
    ['with another algorithm', { alg: 'HS512' }, {}],
    ['with a key of its own', { kid: 'mine' }, {}],
    ['with a key from a path', { kid: '../../etc/passwd' }, {}],
    ['without a key', { kid: undefined }, {}],
    ['of another kind', {}, { typ: 'refresh' }],
    ['without a kind', {}, { typ: undefined }],
    ['of another issuer', {}, { iss: 'someone' }],
    ['for another audience', {}, { aud: 'someone' }],
    ['that has expired', {}, { exp: 1 }],
    ['that never ends', {}, { exp: undefined }],
    ['with an end that is text', {}, { exp: '9999999999' }],
    ['not valid yet', {}, { nbf: 9_999_999_999 }],
    ['for somebody else', {}, { sub: '999' }],
    ['for nobody', {}, { sub: undefined }],
    ['of another session', {}, { sid: 999 }],
    ['with a session that is text', {}, { sid: '1' }],
    ['with a session out of range', {}, { sid: 2 ** 40 }],
  ])('%s is refused', async (_, header, claims) => expect(await status(await forge(header, claims))).toBe(401));

  it('that names a key URL makes the api fetch nothing', async () => {
    let visitors = 0;
    const keys = createServer((_, answer) => void (visitors++, answer.end('{"keys":[]}'))).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys.json`;
    const secret = 'x'.repeat(40);
    const jwk = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    for (const header of [{ jku: url }, { x5u: url }, { jwk }, { kid: url }, { alg: 'RS256', jku: url }]) {
      expect(await status(await forge(header, {}, secret))).toBe(401);
    }
    keys.close();
    expect(visitors).toBe(0);
  });

  it('signed with HMAC over a public key is refused with 401', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const anna = await api.aSaved(Role.Admin);
    const [h = '', c = ''] = (await api.tokenOf(anna)).split('.');
    const signed = `${encode({ ...decode(h), alg: 'RS256' })}.${c}`;
    expect(await status(`${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`)).toBe(401);
  });

  it('signed with another key is refused with 401', async () => expect(await status(await forge({}, {}, 'x'.repeat(40)))).toBe(401));

  it.each(['', '.', '..', 'a.b.c', '\u0000', 'e30.e30.', `${encode({ alg: 'HS256' })}..`])('that is %j is refused', async (token) =>
    expect(await status(token)).toBe(401),
  );
});
