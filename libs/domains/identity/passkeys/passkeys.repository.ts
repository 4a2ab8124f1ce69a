import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import { Database, type IdsRequest, type Instant, type Page, type Sql, among, and, orderBy, sql, translating } from '@app/database';
import { isLastDemandedFactor } from '@identity/auth';
import { CREDENTIAL, Passkey } from './passkey.entity';
import { PasskeyTaken } from './passkeys.errors';
import type { PasskeyOwner } from './passkeys.policy';
import { type PasskeyView, passkeyColumns } from './passkeys.view';

export interface PasskeyQuery extends IdsRequest {
  readonly user_id?: readonly number[];
  readonly ordering: readonly string[];
}

/** A credential in the form that a browser needs to find it. */
export type PasskeyDescriptor = Pick<Passkey, 'credential_id' | 'transports'>;

const sortable = { name: sql`p.name`, created_at: sql`p.created_at`, last_used_at: { nullable: sql`p.last_used_at` } };

@Injectable()
export class PasskeysRepository {
  constructor(private readonly db: Database) {}

  list(viewer: Actor, { ids, user_id = [viewer.id], ordering, ...page }: PasskeyQuery): Promise<Page<PasskeyView>> {
    return this.db.page(
      {
        select: passkeyColumns,
        from: sql`passkeys p JOIN users u ON u.id = p.user_id`,
        where: and(visibleTo(viewer), among(sql`p.user_id`, user_id), among(sql`p.id`, ids)),
        order: orderBy(ordering, sortable, sql`p.id`),
      },
      page,
    );
  }

  /** Lists the credentials of a user for their browser. */
  descriptorsOf(user_id: number): Promise<PasskeyDescriptor[]> {
    return this.db.rows(sql<PasskeyDescriptor>`
      SELECT p.credential_id, p.transports FROM passkeys p WHERE p.user_id = ${user_id} ORDER BY p.id`);
  }

  /** Finds the facts by which `PasskeysPolicy` decides: whose passkey it is. */
  @FindsResource('passkey')
  subject(id: number): Promise<PasskeyOwner | undefined> {
    return this.db.row(
      sql<PasskeyOwner>`SELECT u.id AS user_id, u.company_id FROM passkeys p JOIN users u ON u.id = p.user_id WHERE p.id = ${id}`,
    );
  }

  findByCredential(credential_id: string): Promise<Pick<Passkey, 'id' | 'user_id' | 'public_key'> | undefined> {
    return this.db.row(sql<Pick<Passkey, 'id' | 'user_id' | 'public_key'>>`
      SELECT p.id, p.user_id, p.public_key FROM passkeys p WHERE p.credential_id = ${credential_id}`);
  }

  /** Locks the row until the transaction ends, so that its signatures are checked one after the other, and none while it is removed. */
  findForUpdate(id: number): Promise<Passkey | null> {
    return this.db.findForUpdate(Passkey, sql`id = ${id}`);
  }

  /** Counts the passkeys of a user. Their row is locked, so that no other one is registered for them. */
  async countOf(user_id: number): Promise<number> {
    const counted = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM passkeys p WHERE p.user_id = ${user_id}`);
    return counted!.count;
  }

  /** Tells whether a user has one factor left and their company requires it. Until the transaction ends, no other factor is removed. */
  async isLastDemanded(user_id: number): Promise<boolean> {
    await this.lockPerson(user_id);
    const found = await this.db.row(sql<{ is_last: boolean }>`
      SELECT ${isLastDemandedFactor} AS is_last FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = ${user_id}`);
    return !!found?.is_last;
  }

  async add(passkey: Passkey): Promise<void> {
    await translating(this.db.add(passkey), { [CREDENTIAL]: () => new PasskeyTaken() });
  }

  save(passkey: Passkey): Promise<void> {
    return this.db.save(passkey);
  }

  async remove({ id }: Passkey): Promise<void> {
    await this.db.rows(sql`DELETE FROM passkeys WHERE id = ${id}`);
  }

  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM passkeys WHERE user_id = ${user_id}`);
  }

  /** Returns false if the challenge was used before. If two requests use it at once, the second waits for the first. */
  async useChallenge(hash: string, expires_at: Instant): Promise<boolean> {
    const used = await this.db.row(sql`
      INSERT INTO used_passkey_challenges (hash, expires_at) VALUES (${hash}, ${expires_at}) ON CONFLICT DO NOTHING RETURNING hash`);
    return !!used;
  }

  async removeChallengesExpiredBefore(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`used_passkey_challenges`, sql`expires_at < ${at}`);
  }

  private async lockPerson(user_id: number): Promise<void> {
    await this.db.rows(sql`SELECT FROM users u WHERE u.id = ${user_id} FOR NO KEY UPDATE`);
  }
}

/** `PasskeysPolicy.list` in SQL. */
function visibleTo({ id, role, company_id, is_superuser }: Actor): Sql {
  const oversees = role === Role.Admin && !is_superuser && company_id !== null;
  return oversees ? sql`(p.user_id = ${id} OR u.company_id = ${company_id})` : sql`p.user_id = ${id}`;
}
