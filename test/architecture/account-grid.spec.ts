import { type Operation, operations } from '@test/grid/contract';
import { guardedRoutes, loadPolicies, outcomeOf } from '@test/grid/guard';
import { type Actor, type Identity, Role, type Rule, type ViewerSide, matrix, nameOf, requireInPerson } from '@app/auth';
import { NotByApiKey } from '@app/errors';

loadPolicies();

/** Permissions that no API key can have, whatever the matrix says, because the effect would outlive the key. Review each addition. */
const IN_PERSON: readonly string[] = [
  ...['account:change_email', 'account:change_password', 'account:verify_email'],
  ...['api_key:create', 'api_key:list', 'api_key:read', 'api_key:revoke', 'api_key:update'],
  'bulk:undo',
  'company:invite_admin',
  'document:manage_access',
  'document_opening:create',
  ...['feed:create', 'feed:delete', 'feed:list', 'feed:read'],
  'folder:manage_access',
  'invitation:bulk',
  ...['identity:link', 'identity:list', 'identity:unlink'],
  ...['mentorship:bulk', 'mentorship:import'],
  'notification:stream',
  ...['own_data:download', 'own_data:export'],
  ...['passkey:create', 'passkey:list', 'passkey:revoke'],
  ...['push_subscription:create', 'push_subscription:delete', 'push_subscription:list'],
  ...['request:approve', 'request:refuse', 'request:settle'],
  ...['session:list', 'session:prove', 'session:revoke'],
  'task:bulk',
  ...['totp:disable', 'totp:enable', 'totp:read', 'totp:renew_codes', 'totp:reset'],
  ...['user:appoint', 'user:bulk', 'user:change_email', 'user:change_role', 'user:create'],
  ...['webhook:create', 'webhook:delete', 'webhook:rotate_secret', 'webhook:test', 'webhook:update'],
];

/** Resources that give access or go on without the key. They are created and changed only in person. */
const WAY_IN = /^(account|api_key|feed|identity|passkey|push_subscription|session|totp|webhook)$/;
/** Permissions to answer a request. */
const APPROVAL = /^request:(approve|refuse|settle)$/;
const isLooking = (action: string) => /^(list|find|read)$/.test(action);

/** Operations that need a fresh proof of identity, and operations that need it only on one's own account. */
const SENSITIVE: readonly string[] = [
  ...['POST /auth/totp', 'POST /auth/totp/confirm', 'POST /auth/totp/recovery-codes', 'POST /auth/totp/disable'],
  ...['POST /auth/passkeys', 'DELETE /auth/passkeys/{id}'],
  ...['POST /users/me/exports', 'GET /users/me/exports/download'],
  ...['POST /api-keys', 'PATCH /api-keys/{id}'],
  'POST /calendar/feeds',
  ...['POST /webhooks', 'POST /webhooks/{id}/rotate-secret'],
  ...['POST /auth/oidc/{provider}/link', 'DELETE /auth/identities/{id}'],
  ...['DELETE /auth/sessions/{id}', 'POST /auth/sessions/revoke-others'],
];
const SENSITIVE_ON_ONESELF: readonly string[] = ['DELETE /users/{id}', 'POST /users/{id}/deactivate', 'POST /users/{id}/sessions/revoke'];

/** Operations that are open to users who must still choose a password of their own. */
const BEFORE_PASSWORD: readonly string[] = ['POST /auth/password/change', 'GET /auth/me', 'POST /auth/logout'];

const SELF = 7;
const SIDES: Readonly<Record<ViewerSide, Partial<Actor>>> = {
  platform: { role: Role.Admin, company_id: null, is_superuser: true },
  admin: { role: Role.Admin },
  mentor: { role: Role.Mentor },
  mentee: { role: Role.Mentee },
};
const sides = Object.keys(SIDES) as ViewerSide[];
const base = { id: SELF, company_id: 'sinfonia', department_id: null, is_superuser: false, session_id: 1, locale: null, exp: null };
const somebody = (side: ViewerSide, given: Partial<Identity>): Identity => ({ ...base, ...SIDES[side], ...given }) as Identity;

const routes = new Map(guardedRoutes.map((route) => [route.name, route]));
/** PUT is left out: one rule for all routes makes it an alias of PATCH. */
const asked = operations.filter(({ method }) => method !== 'PUT').flatMap((operation) => (routes.has(operation.name) ? [operation] : []));
const lines = new Map(matrix.map((permission) => [nameOf(permission), permission]));
const has = (side: ViewerSide, { permission = '' }: Operation): boolean => lines.get(permission)!.row[side] !== undefined;

let cells = 0;

/** Cells in which the guard decides otherwise than expected. */
async function wrongFor(who: (side: ViewerSide) => Identity, expected: (operation: Operation, side: ViewerSide) => string, id?: string) {
  const wrong: string[] = [];
  for (const side of sides) {
    const identity = who(side);
    for (const operation of asked) {
      cells++;
      const outcome = await outcomeOf(routes.get(operation.name)!, identity, id);
      const right = !operation.permission ? 'let in' : has(side, operation) ? expected(operation, side) : 'FORBIDDEN';
      if (outcome !== right) wrong.push(`${operation.name} by ${side}: ${outcome} instead of ${right}`);
    }
  }
  return wrong;
}

const proven = (side: ViewerSide) => somebody(side, { is_proven: true });
const stale = (side: ViewerSide) => somebody(side, { is_proven: false });

describe('the guard of every operation', () => {
  it('covers every route of every domain', () => {
    expect(operations.filter(({ permission, name, method }) => permission && method !== 'PUT' && !routes.has(name))).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it('admits callers with a line of the matrix and a freshly proved session', async () => {
    expect(await wrongFor(proven, () => 'let in')).toEqual([]);
  });

  it('refuses a stale session on operations that need a fresh proof', async () => {
    expect(await wrongFor(stale, ({ name }) => (SENSITIVE.includes(name) ? 'PROOF_REQUIRED' : 'let in'))).toEqual([]);
    const onOneself = [...SENSITIVE, ...SENSITIVE_ON_ONESELF];
    expect(await wrongFor(stale, ({ name }) => (onOneself.includes(name) ? 'PROOF_REQUIRED' : 'let in'), String(SELF))).toEqual([]);
  });

  it('lets a user with a forced password change only change it, read their own account and sign out', async () => {
    const expected = ({ name }: Operation) => (BEFORE_PASSWORD.includes(name) ? 'let in' : 'PASSWORD_CHANGE_REQUIRED');
    expect(await wrongFor((side) => somebody(side, { is_proven: true, must_change_password: true }), expected)).toEqual([]);
  });

  it('requires the password change before the second factor, so that neither blocks the other', async () => {
    const both = (side: ViewerSide) => somebody(side, { must_change_password: true, must_enrol: true });
    const expected = ({ name }: Operation) => (BEFORE_PASSWORD.includes(name) ? 'let in' : 'PASSWORD_CHANGE_REQUIRED');
    expect(await wrongFor(both, expected)).toEqual([]);
  });

  it('gives an API key the permissions of its scope and no others', async () => {
    const scopes = [...new Set([...lines.keys(), ...[...lines.values()].map(({ resource }) => `${resource}:*`), 'none:*', '*:*'])];
    const wrong: string[] = [];
    for (const scope of scopes) {
      const named = ({ permission = '' }: Operation) => scope === permission || scope === `${permission.split(':')[0]}:*`;
      const expected = (operation: Operation) => {
        if (IN_PERSON.includes(operation.permission!)) return 'NOT_BY_API_KEY';
        return named(operation) ? 'let in' : 'INSUFFICIENT_SCOPE';
      };
      wrong.push(...(await wrongFor((side) => somebody(side, { scopes: [scope] }), expected)).map((line) => `${scope}: ${line}`));
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('refuses an API key on operations that need a fresh proof of its owner', async () => {
    const scopes = [...lines.values()].map(({ resource }) => `${resource}:*`);
    const key = (side: ViewerSide) => somebody(side, { scopes });
    const expected = ({ name, permission }: Operation) => {
      if (IN_PERSON.includes(permission!)) return 'NOT_BY_API_KEY';
      return SENSITIVE_ON_ONESELF.includes(name) ? 'PROOF_REQUIRED' : 'let in';
    };
    expect(await wrongFor(key, expected, String(SELF))).toEqual([]);
  });

  it('decides a minimum number of cells', () => {
    process.stdout.write(`The grid of accounts: ${cells} cells\n`);
    expect(cells).toBeGreaterThan(100_000);
  });
});

describe('operations that refuse every API key', () => {
  const inPerson = matrix.filter(({ is_delegable }) => !is_delegable);

  it('match the committed list', () => expect(inPerson.map(nameOf).sort()).toEqual([...IN_PERSON].sort()));

  it('include every sign-in and every approval', () => {
    const open = matrix.filter(({ is_delegable, action, resource }) => is_delegable && WAY_IN.test(resource) && !isLooking(action));
    expect(open.map(nameOf)).toEqual([]);
    expect(matrix.filter((permission) => permission.is_delegable && APPROVAL.test(nameOf(permission))).map(nameOf)).toEqual([]);
  });

  it('answer with one error and are denied by the policy, whatever the scopes of the key', () => {
    for (const permission of inPerson) {
      const key = somebody(Role.Admin, { scopes: [nameOf(permission), `${permission.resource}:*`] });
      const thing = { ...key, id: SELF + 1, user_id: SELF, status: 'active' };
      expect(() => requireInPerson(permission, key)).toThrow(NotByApiKey);
      expect([nameOf(permission), (permission as unknown as Rule<object>)(key, thing)]).toEqual([nameOf(permission), false]);
    }
  });
});
