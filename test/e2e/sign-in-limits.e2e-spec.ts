import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hash } from '@node-rs/bcrypt';
import { DataSource } from 'typeorm';
import { aSavedUser, empty, withoutTriggers } from '@test/database';
import { Authenticator } from '@test/authenticator';
import { limitedApis } from '@test/limited-apis';
import { tokenOf } from '@test/tokens';
import { Role, hashOf } from '@app/auth';
import { env } from '@app/config';

const PASSWORD = 'violin-on-the-roof';

describe('the rate limits of signing in', () => {
  const { anApi, anAddress, allowed } = limitedApis();

  it('count mails to registering users, too', async () => {
    const [app, address] = [await anApi(), anAddress()];
    await empty();
    const register = (n: number) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/auth/register',
        payload: { email: `registers-${n}@example.com`, password: PASSWORD, name: 'Mina' },
        remoteAddress: address,
      });
    const statuses = [(await register(1)).statusCode, (await register(2)).statusCode, (await register(3)).statusCode];
    expect(statuses).toEqual([201, 201, 429]);
  });

  describe('for sign-ins', () => {
    const password_hash = hash(PASSWORD, env.BCRYPT_ROUNDS);
    let id = 0;
    /** Nobody who has used up anything: ids are not given twice. */
    async function nobodyIn() {
      await empty();
      await withoutTriggers(`SELECT setval('users_id_seq', ${(id += 1_000)})`);
    }
    async function aPerson(app: NestFastifyApplication) {
      return aSavedUser(app.get(DataSource), { role: Role.Mentee, password_hash: await password_hash });
    }
    const signIn = (app: NestFastifyApplication, remoteAddress: string, given: object, headers = {}) =>
      app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { password: PASSWORD, ...given }, remoteAddress, headers });

    it('count a successful one by user, so that an office can sign in at once', async () => {
      const [app, address] = [await anApi(), anAddress()];
      await nobodyIn();
      for (let n = 1; n <= 6; n++) {
        const { email } = await aPerson(app);
        expect((await signIn(app, address, { email })).statusCode).toBe(200);
      }
      // Failures are the address's.
      const refused = [];
      for (let n = 1; n <= 4; n++) refused.push((await signIn(app, address, { email: 'nobody@example.com' })).statusCode);
      expect(refused).toEqual([401, 401, 401, 429]);
    }, 60_000);

    it('count both requests of a passkey by user', async () => {
      const [app, address] = [await anApi(), anAddress()];
      await nobodyIn();
      const post = (url: string, payload: object, headers = {}) =>
        app.inject({ method: 'POST', url: `/api/v1/auth/passkeys${url}`, payload, headers, remoteAddress: address });
      const options = async (purpose: string, headers = {}) => (await post('/challenge', { purpose }, headers)).json<any>().options;
      for (let n = 1; n <= 4; n++) {
        const authenticator = new Authenticator();
        const headers = { authorization: `Bearer ${await tokenOf(app, await aPerson(app))}` };
        const credential = authenticator.create(await options('register', headers));
        expect((await post('', { name: 'Phone', credential }, headers)).statusCode).toBe(201);
        expect((await post('/verify', { credential: authenticator.get(await options('sign_in')) })).statusCode).toBe(200);
      }
      expect((await post('/verify', { credential: new Authenticator().get(await options('sign_in')) })).statusCode).toBe(401);
      expect([
        (await post('/challenge', { purpose: 'sign_in' })).statusCode,
        (await post('/challenge', { purpose: 'sign_in' })).statusCode,
      ]).toEqual([200, 429]);
    }, 60_000);

    it('count by address once the user’s limit is used up', async () => {
      const [app, address] = [await anApi(), anAddress()];
      await nobodyIn();
      const { email } = await aPerson(app);
      const statuses = [];
      for (let n = 0; n < 9; n++) statuses.push((await signIn(app, address, { email })).statusCode);
      expect(statuses).toEqual([...Array<number>(8).fill(200), 429]);
    }, 60_000);

    it('are higher for a browser of a listed origin that sends its cookie', async () => {
      const [app, address] = [await anApi(), anAddress()];
      await nobodyIn();
      const { email } = await aPerson(app);
      const { origin } = new URL(env.PUBLIC_URL);
      const begin = async (given: object, headers: object) => {
        const answer = await signIn(app, address, { email, ...given }, headers);
        const { access_token } = answer.json<{ access_token: string }>();
        const asked = await app.inject({ url: '/api/v1/auth/me', headers: { authorization: `Bearer ${access_token}` } });
        return asked.headers['ratelimit-policy'];
      };
      expect(await begin({ cookie: true }, { origin })).toBe('"browser";q=7;w=3600');
      expect(await begin({ cookie: true }, {})).toBe('"user";q=5;w=3600');
      expect(await begin({}, { origin })).toBe('"user";q=5;w=3600');
    });
  });

  it('count a valid mailed secret by itself, whatever else the address has requested', async () => {
    const [app, address] = [await anApi(), anAddress()];
    await empty();
    const user = await aSavedUser(app.get(DataSource), { role: Role.Mentee });
    const token = 'a-secret-that-was-mailed';
    await app.get(DataSource).query(
      `INSERT INTO mailed_secrets (user_id, purpose, hash, account_email, sent_to, expires_at, sent, since)
       VALUES ($1, 'password_reset', $2, $3, $3, now() + interval '1 hour', 1, now())`,
      [user.id, hashOf(token), user.email],
    );
    const send = (token: string, new_password = 'short') =>
      app.inject({ method: 'POST', url: '/api/v1/auth/password/reset', payload: { token, new_password }, remoteAddress: address });
    expect(await allowed(app, address)).toBe(3);
    expect((await send('another')).statusCode).toBe(429);
    const statuses = [];
    for (let n = 0; n < 20; n++) statuses.push((await send(token)).statusCode);
    expect(new Set(statuses)).toEqual(new Set([422]));
    const refused = await send(token);
    expect([refused.statusCode, refused.headers['ratelimit-policy']]).toEqual([429, '"secret";q=20;w=3600']);
  });
});
