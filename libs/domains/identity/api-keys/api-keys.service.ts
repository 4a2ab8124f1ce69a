import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Identity,
  SessionEnder,
  authorize,
  hashOf,
  isWithinRights,
  newSecret,
  permissionsOf,
  permissionsOn,
  withPermissions,
} from '@app/auth';
import { Audit, SecurityNotices, code } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type Instant, type JsonResource, type Page, instant } from '@app/database';
import { type ExpectedVersion, Forbidden, NotFound, ValidationFailed, expectVersion } from '@app/errors';
import { UsersService } from '@organisation/users';
import { ApiKey, type KeyChange, type MadeKey } from './api-key.entity';
import { TooManyApiKeys } from './api-keys.errors';
import { API_KEY } from './nouns';
import { ApiKeysPolicy } from './api-keys.policy';
import { type ApiKeyQuery, ApiKeysRepository } from './api-keys.repository';
import type { ApiKeyView } from './api-keys.view';

const MAX_KEYS = 20;
const MAX_LIFETIME_MS = 366 * 24 * 60 * 60 * 1_000;
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PREFIX_LENGTH = 8;

export interface KeyDraft {
  readonly name: string;
  readonly scopes: string[];
  readonly expires_at?: Instant;
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly users: UsersService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly notices: SecurityNotices,
  ) {}

  async list(actor: Actor, query: ApiKeyQuery): Promise<Page<ApiKeyView>> {
    for (const id of query.user_id ?? [actor.id]) {
      // Throws `NotFound` for people whom the actor may not see.
      if (id !== actor.id) await this.users.get(actor, id);
      authorize(ApiKeysPolicy.list, actor, { user_id: id, company_id: actor.company_id });
    }
    return this.keys.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ApiKeyView>> {
    const key = await this.keys.find(actor, id);
    if (!key) throw new NotFound(API_KEY);
    return withPermissions(ApiKeysPolicy.read, actor, key);
  }

  /** Creates a key. Refused if the session has ended, because the key would outlive the revocation. */
  create(actor: Identity, { name, scopes, expires_at }: KeyDraft): Promise<MadeKey> {
    expectScopes(actor, scopes);
    this.expectEnd(expires_at);
    const prefix = `tutti_${newPrefix()}`;
    const key = `${prefix}_${newSecret()}`;
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      if ((await this.keys.countOf(actor.id)) >= MAX_KEYS) throw new TooManyApiKeys();
      const made = ApiKey.create({ user_id: actor.id, name, scopes: inOrder(scopes), expires_at, prefix, hash: hashOf(key) });
      await this.keys.add(made);
      await this.note('api_key.create', actor, actor.company_id, made);
      await this.notices.send('api_key.create', actor.id, { prefix });
      return Object.assign(made, { key, ...permissionsOn(actor, 'api_key', { user_id: actor.id, company_id: actor.company_id }) });
    });
  }

  update(actor: Identity, id: number, change: KeyChange, expected?: ExpectedVersion): Promise<JsonResource<ApiKeyView>> {
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      const { key, owner } = await this.require(actor, id);
      authorize(ApiKeysPolicy.update, actor, owner);
      expectVersion(key, expected);
      if (change.scopes) expectScopes(actor, change.scopes);
      key.change({ ...change, ...(change.scopes && { scopes: inOrder(change.scopes) }) });
      await this.keys.save(key);
      this.audit.record(actor, 'api_key.update', key, owner.company_id);
      await this.notices.send('api_key.update', owner.user_id, { prefix: key.prefix });
      this.sessions.renewRights();
      return this.get(actor, id);
    });
  }

  revoke(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const { key, owner } = await this.require(actor, id);
      authorize(ApiKeysPolicy.revoke, actor, owner);
      expectVersion(key, expected);
      key.revoked_at = instant(this.clock.now());
      await this.keys.save(key);
      await this.note('api_key.revoke', actor, owner.company_id, key);
      this.sessions.renewRights();
    });
  }

  /** Revokes all keys of a user. Other domains call it in their transaction. */
  async revokeAllOf(user_id: number): Promise<void> {
    await this.keys.revokeAllOf(user_id, instant(this.clock.now()));
    this.sessions.renewRights();
  }

  /** Deletes all keys of an anonymised user, because names and addresses of keys identify people. */
  forget(user_id: number): Promise<void> {
    return this.keys.removeAllOf(user_id);
  }

  /** Locks the key. Throws `NotFound` if the actor may not see it. */
  private async require(actor: Actor, id: number) {
    const found = await this.keys.findForUpdate(id);
    if (!found || !ApiKeysPolicy.read(actor, found.owner)) throw new NotFound(API_KEY);
    return found;
  }

  private note(action: `api_key.${string}`, { id }: Actor, company_id: string | null, key: ApiKey): Promise<void> {
    const facts = {
      prefix: code(key.prefix),
      scopes: key.scopes.map(code),
      expires_at: key.expires_at === null ? null : code(key.expires_at),
    };
    return this.audit.note({ action, actor_id: id, company_id, resource_id: key.id, facts });
  }

  private expectEnd(expires_at: Instant | undefined): void {
    if (expires_at === undefined) return;
    const lifetime_ms = Date.parse(expires_at) - +this.clock.now();
    if (lifetime_ms > 0 && lifetime_ms <= MAX_LIFETIME_MS) return;
    const message = { en: 'expires_at must be in the future and within a year', ko: 'expires_at은 현재 이후 1년 이내의 시각이어야 합니다' };
    throw new ValidationFailed([{ field: 'expires_at', message }]);
  }
}

const newPrefix = (): string => Array.from({ length: PREFIX_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const inOrder = (scopes: readonly string[]): string[] => [...new Set(scopes)].sort();

/** Refuses scopes that do not exist (422) and those that the actor does not have (403). */
function expectScopes(actor: Actor, scopes: readonly string[]): void {
  const unknown = scopes.filter((scope) => permissionsOf(scope).length === 0);
  const message = (scope: string) => ({
    en: `API keys cannot have the scope ${scope}`,
    ko: `API 키에 부여할 수 없는 권한 범위입니다: ${scope}`,
  });
  if (unknown.length > 0) throw new ValidationFailed(unknown.map((scope) => ({ field: 'scopes', message: message(scope) })));
  const beyond = scopes.filter((scope) => !isWithinRights(actor, scope));
  if (beyond.length === 0) return;
  const fields = beyond.map((scope) => ({ field: 'scopes', message: `you do not have the permission ${scope} yourself` }));
  throw new Forbidden([...fields, { field: 'permission', message: beyond.join(', ') }]);
}
