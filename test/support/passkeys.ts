import type { User } from '@organisation/users/user.entity';
import type { Answer, startApi } from './app';
import { Authenticator, type Distortion } from './authenticator';

type Api = ReturnType<typeof startApi>;
type Headers = Record<string, string>;

const PASSKEYS = '/api/v1/auth/passkeys';

/** Helps people of a story to register passkeys, to sign in by them, and to prove who they are. */
export function passkeysOf(api: Api) {
  const begin = async (
    by: ReturnType<Api['as']>,
    purpose: string,
    headers?: Headers,
  ): Promise<{ challenge: string; user?: { id: string } }> => (await by.post(`${PASSKEYS}/challenge`, { purpose }, headers)).body.options;

  /** Begins a registration, up to the answer of the authenticator. */
  async function made(user: User, authenticator: Authenticator, distortion?: Distortion) {
    return authenticator.create(await begin(api.as(user), 'register'), distortion);
  }
  async function register(user: User, authenticator = new Authenticator(), distortion?: Distortion): Promise<Answer> {
    return api.as(user).post(PASSKEYS, { name: 'Phone', credential: await made(user, authenticator, distortion) });
  }
  async function aPasskeyOf(user: User, ...given: ConstructorParameters<typeof Authenticator>) {
    const authenticator = new Authenticator(...given);
    const { status, body } = await register(user, authenticator);
    expect(status).toBe(201);
    return { authenticator, id: body.id as number };
  }
  const verify = (credential: object, more: object = {}, headers?: Headers): Promise<Answer> =>
    api.anonymous().post(`${PASSKEYS}/verify`, { credential, ...more }, headers);
  async function signIn(authenticator: Authenticator, distortion?: Distortion, headers?: Headers): Promise<Answer> {
    return verify(authenticator.get(await begin(api.anonymous(), 'sign_in', headers), distortion), {}, headers);
  }
  async function prove(user: User, authenticator: Authenticator, distortion?: Distortion): Promise<Answer> {
    return api.as(user).post('/api/v1/auth/proof', { passkey: authenticator.get(await begin(api.as(user), 'proof'), distortion) });
  }
  return { begin, made, register, aPasskeyOf, verify, signIn, prove };
}
