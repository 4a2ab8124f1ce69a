import { Injectable } from '@nestjs/common';
import { type Actor, type ApiKeyRights, FindsResource, type KeyReader, Role } from '@app/auth';
import { Database, type IdsRequest, type Instant, type JsonResource, type Page, type Sql, among, and, orderBy, sql } from '@app/database';
import { mustEnrol } from '@identity/auth';
import { addressStanding, maySignIn } from '@organisation/users';
import { ApiKey } from './api-key.entity';
import type { ApiKeyOwner } from './api-keys.policy';
import { type ApiKeyView, apiKeyColumns } from './api-keys.view';

export interface ApiKeyQuery extends IdsRequest {
  readonly user_id?: readonly number[];
  readonly ordering: readonly string[];
}

const sortable = {
  name: sql`k.name`,
  created_at: sql`k.created_at`,
  last_used_at: { nullable: sql`k.last_used_at` },
  expires_at: { nullable: sql`k.expires_at` },
};

@Injectable()
export class ApiKeysRepository implements Pick<KeyReader, 'rightsOf'> {
  constructor(private readonly db: Database) {}

  /** Reads scopes and owner of a key, with the owner's current rights, in one statement. */
  rightsOf(key_hash: string): Promise<ApiKeyRights | undefined> {
    return this.db.row(sql<ApiKeyRights>`
      SELECT k.id AS api_key_id, k.scopes, floor(extract(epoch FROM k.expires_at))::float8 AS exp, 0 AS session_id,
        u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.locale, ${mustEnrol} AS must_enrol,
        u.must_change_password, ${addressStanding(sql`u`)} AS address_standing
      FROM api_keys k JOIN users u ON u.id = k.user_id LEFT JOIN companies c ON c.id = u.company_id
      WHERE k.hash = ${key_hash} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        AND ${maySignIn(sql`u`)}`);
  }

  /** Records a use without a new version. Returns false if a use was recorded within this minute. */
  async noteUse(id: number, address: string | undefined): Promise<boolean> {
    const noted = await this.db.row(sql`
      UPDATE api_keys SET last_used_at = now(), last_used_address = ${address ?? null}
      WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute') RETURNING id`);
    return !!noted;
  }

  find(viewer: Actor, id: number): Promise<(JsonResource<ApiKeyView> & ApiKeyOwner) | undefined> {
    return this.db.row(sql<JsonResource<ApiKeyView> & ApiKeyOwner>`
      SELECT k.id, k.version, k.user_id, u.company_id, (SELECT row_to_json(row) FROM (SELECT ${apiKeyColumns}) row)::text AS json
      FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.id = ${id} AND ${visibleTo(viewer)}`);
  }

  /** Finds the facts by which `ApiKeysPolicy` decides: the owner of the key. */
  @FindsResource('api_key')
  subject(id: number): Promise<ApiKeyOwner | undefined> {
    return this.db.row(
      sql<ApiKeyOwner>`SELECT u.id AS user_id, u.company_id FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.id = ${id}`,
    );
  }

  /** Reads a key and its owner and locks the key until the transaction ends. */
  async findForUpdate(id: number): Promise<{ key: ApiKey; owner: ApiKeyOwner } | undefined> {
    const key = await this.db.findForUpdate(ApiKey, sql`id = ${id}`);
    if (!key || key.revoked_at) return undefined;
    const owner = await this.db.row(sql<ApiKeyOwner>`SELECT u.id AS user_id, u.company_id FROM users u WHERE u.id = ${key.user_id}`);
    return owner && { key, owner };
  }

  list(viewer: Actor, { ids, user_id = [viewer.id], ordering, ...page }: ApiKeyQuery): Promise<Page<ApiKeyView>> {
    return this.db.page(
      {
        select: apiKeyColumns,
        from: sql`api_keys k JOIN users u ON u.id = k.user_id`,
        where: and(visibleTo(viewer), among(sql`k.user_id`, user_id), among(sql`k.id`, ids)),
        order: orderBy(ordering, sortable, sql`k.id`),
      },
      page,
    );
  }

  /** Counts the valid keys of a user. The caller has locked the user, so that the count stays true. */
  async countOf(user_id: number): Promise<number> {
    const counted = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM api_keys k
      WHERE k.user_id = ${user_id} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`);
    return counted!.count;
  }

  async add(key: ApiKey): Promise<void> {
    await this.db.add(key);
  }

  save(key: ApiKey): Promise<void> {
    return this.db.save(key);
  }

  async revokeAllOf(user_id: number, at: Instant): Promise<void> {
    await this.db.rows(sql`UPDATE api_keys SET revoked_at = ${at} WHERE user_id = ${user_id} AND revoked_at IS NULL`);
  }

  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM api_keys WHERE user_id = ${user_id}`);
  }
}

/** `ApiKeysPolicy.read` in SQL, without revoked keys. */
function visibleTo({ id, role, company_id, is_superuser }: Actor): Sql {
  const oversees = role === Role.Admin && !is_superuser && company_id !== null;
  return oversees
    ? sql`k.revoked_at IS NULL AND (k.user_id = ${id} OR u.company_id = ${company_id})`
    : sql`k.revoked_at IS NULL AND k.user_id = ${id}`;
}
