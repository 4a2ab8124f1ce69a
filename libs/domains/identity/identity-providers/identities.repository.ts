import { Injectable } from '@nestjs/common';
import { SubjectOf } from '@app/auth';
import { Database, type IdsRequest, type Instant, type Page, among, every, orderBy, sql, translating } from '@app/database';
import { maySignIn } from '@organisation/users';
import { IdentityTaken } from './identity-providers.errors';
import { type LinkedIdentity, SUBJECT_KEY } from './linked-identity.entity';
import type { Known } from './linking';

/** An account, as far as linking has to know it. */
export interface Holder extends Known {
  readonly id: number;
  readonly company_id: string | null;
  readonly email: string;
  readonly has_password: boolean;
}

export type Subject = Pick<LinkedIdentity, 'issuer' | 'subject'>;
export type NewIdentity = Subject & Pick<LinkedIdentity, 'user_id' | 'provider' | 'email'>;

const columns = sql`i.id, i.provider, i.email, i.linked_at, i.last_used_at`;
const holder = sql`
  u.id, u.company_id, u.email, ${maySignIn(sql`u`)} AS may_sign_in, u.email_verified_at IS NOT NULL AS verified,
  u.company_id IS NOT NULL OR u.is_superuser AS established, u.password_hash IS NOT NULL AS has_password`;

@Injectable()
export class IdentitiesRepository {
  constructor(private readonly db: Database) {}

  /** `IdentitiesPolicy.list`, said in SQL. */
  list(user_id: number, { ids, ...page }: IdsRequest): Promise<Page<LinkedIdentity>> {
    const order = orderBy([], {}, sql`i.id`);
    return this.db.page(
      { select: columns, from: sql`linked_identities i`, where: every(sql`i.user_id = ${user_id}`, among(sql`i.id`, ids)), order },
      page,
    );
  }

  @SubjectOf('identity')
  find(id: number): Promise<LinkedIdentity | undefined> {
    return this.db.row(sql<LinkedIdentity>`SELECT ${columns}, i.user_id FROM linked_identities i WHERE i.id = ${id}`);
  }

  /** Whose identity this is, held until the transaction ends. */
  ownerOf({ issuer, subject }: Subject): Promise<(Holder & { identity_id: number }) | undefined> {
    return this.db.row(sql<Holder & { identity_id: number }>`
      SELECT ${holder}, i.id AS identity_id FROM linked_identities i JOIN users u ON u.id = i.user_id
      WHERE i.issuer = ${issuer} AND i.subject = ${subject} FOR NO KEY UPDATE`);
  }

  /** Who has this address, held until the transaction ends. */
  holderOf(email: string): Promise<Holder | undefined> {
    return this.db.row(sql<Holder>`SELECT ${holder} FROM users u WHERE u.email = ${email} FOR NO KEY UPDATE`);
  }

  hold(user_id: number): Promise<Holder | undefined> {
    return this.db.row(sql<Holder>`SELECT ${holder} FROM users u WHERE u.id = ${user_id} FOR NO KEY UPDATE`);
  }

  async add({ user_id, provider, issuer, subject, email }: NewIdentity, at: Instant): Promise<number> {
    const statement = sql<{ id: number }>`
      INSERT INTO linked_identities (user_id, provider, issuer, subject, email, linked_at)
      VALUES (${user_id}, ${provider}, ${issuer}, ${subject}, ${email}, ${at}) RETURNING id`;
    const row = await translating(this.db.row(statement), { [SUBJECT_KEY]: () => new IdentityTaken() });
    return row!.id;
  }

  async noteUse(id: number, email: string | null, at: Instant): Promise<void> {
    await this.db.rows(sql`UPDATE linked_identities SET email = ${email}, last_used_at = ${at} WHERE id = ${id}`);
  }

  count(user_id: number): Promise<number> {
    const counted = this.db.row(sql<{ n: number }>`SELECT count(*)::int AS n FROM linked_identities WHERE user_id = ${user_id}`);
    return counted.then((row) => row!.n);
  }

  async remove(id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM linked_identities WHERE id = ${id}`);
  }

  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM linked_identities WHERE user_id = ${user_id}`);
  }
}
