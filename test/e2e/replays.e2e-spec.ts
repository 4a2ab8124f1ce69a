import { startApi } from '@test/app';
import { scoresOf } from '@test/scores';
import { Role } from '@app/auth';
import { contractOf } from '../../libs/platform/http/src/openapi/document';

type Schema = Record<string, any>;

/** Fields that hold a secret, or a URL that is good for whoever has it. The path of a preview asks for a session. */
const SECRET = /^(?!preview_url$)(?:.*_)?(?:url|uri|token|secret|password)$|^key$/;

describe('an answer with a secret or a signed URL', () => {
  const api = startApi();
  const { create } = scoresOf(api);

  it('is declared as not repeatable for every such POST', () => {
    const { paths, components } = contractOf(api.app()).routes as Schema;
    const isSecret = (node: unknown, seen = new Set<string>()): boolean => {
      if (typeof node !== 'object' || node === null) return false;
      const { $ref, properties = {} } = node as Schema;
      if (Object.entries(properties as Schema).some(([field, { type }]) => SECRET.test(field) && type !== 'boolean')) return true;
      if (typeof $ref !== 'string') return Object.values(node).some((part) => isSecret(part, seen));
      if (seen.has($ref)) return false;
      return isSecret(components.schemas[$ref.split('/').at(-1)!], seen.add($ref));
    };
    const answersOf = ({ responses }: Schema) => Object.entries(responses as Schema).filter(([status]) => status.startsWith('2'));
    const keyed = Object.entries<Schema>(paths).filter(([path, { post }]) => post && !path.startsWith('/api/v1/auth/'));
    const named = (holds: (post: Schema) => boolean) => keyed.filter(([, { post }]) => holds(post as Schema)).map(([path]) => path);
    const secret = named((post) => isSecret(answersOf(post)));
    expect(named((post) => post['x-not-replayed'] === true)).toEqual(secret);
    expect(secret).toEqual(
      expect.arrayContaining(['/api/v1/api-keys', '/api/v1/files/upload-url', '/api/v1/files/upload-confirm', '/api/v1/scores']),
    );
  });

  it('is not stored: the repeated request is refused and has no second effect', async () => {
    const mina = await api.aSaved(Role.Mentee);
    const { body } = await create(mina);
    const url = `/api/v1/scores/${body.id}`;
    await api.rows("UPDATE files SET status = 'ready'");
    await api.as(mina).delete(url);
    const restore = () => api.as(mina).post(`${url}/restore`, undefined, { 'idempotency-key': 'restore' });
    expect((await restore()).status).toBe(200);
    expect(await restore()).toMatchObject({ status: 409, body: { error: 'IDEMPOTENCY_REPLAY_UNAVAILABLE' } });
    const show = () => api.as(mina).post(`${url}/versions/1/make_current`, undefined, { 'idempotency-key': 'show' });
    expect((await show()).status).toBe(200);
    expect(await show()).toMatchObject({ status: 409, body: { error: 'IDEMPOTENCY_REPLAY_UNAVAILABLE' } });
    expect(await api.rows("SELECT DISTINCT body FROM idempotency_keys WHERE key IN ('restore', 'show')")).toEqual([{ body: null }]);
    expect((await api.as(mina).get(url)).body).toMatchObject({ trashed_at: null, version_number: 1 });
  });
});
