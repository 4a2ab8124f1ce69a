import { Injectable } from '@nestjs/common';
import { FindsResource } from '@app/auth';
import { Database, type IdsRequest, type Instant, type Page, among, and, insertOf, orderBy, sql, translating } from '@app/database';
import { addressStanding, maySignIn, unproven } from '@organisation/users';
import { IdentityTaken } from './identity-providers.errors';
import { LinkedIdentity, SUBJECT_KEY, type ShownIdentity } from './linked-identity.entity';
import type { Known } from './linking';

/** An account with the columns that linking needs. */
export interface IdentityHolder extends Known {
  readonly id: number;
  readonly company_id: string | null;
  readonly email: string;
  readonly has_password: boolean;
  /** True if the address was confirmed, or counts as confirmed by the company or the platform. */
  readonly confirmed: boolean;
}

export type ExternalSubject = Pick<LinkedIdentity, 'issuer' | 'subject'>;
export type NewIdentity = ExternalSubject & Pick<LinkedIdentity, 'user_id' | 'provider' | 'email'>;

const columns = sql`i.id, i.provider, i.email, i.linked_at, i.last_used_at`;
const holder = sql`
  u.id, u.company_id, u.email, ${maySignIn(sql`u`)} AS may_sign_in, ${unproven(sql`u`)} AS unproven,
  ${addressStanding(sql`u`)} IS NULL AS confirmed, u.password_hash IS NOT NULL AS has_password`;

@Injectable()
export class IdentitiesRepository {
  constructor(private readonly db: Database) {}

  /** `IdentitiesPolicy.list` in SQL. */
  list(user_id: number, { ids, ...page }: IdsRequest): Promise<Page<ShownIdentity>> {
    const order = orderBy([], {}, sql`i.id`);
    return this.db.page(
      { select: columns, from: sql`linked_identities i`, where: and(sql`i.user_id = ${user_id}`, among(sql`i.id`, ids)), order },
      page,
    );
  }

  @FindsResource('identity')
  find(id: number): Promise<ShownIdentity | undefined> {
    return this.db.row(sql<ShownIdentity>`SELECT ${columns}, i.user_id FROM linked_identities i WHERE i.id = ${id}`);
  }

  /** Finds the account of an identity and locks the account until the transaction ends. The identity stays unlocked: two locks can deadlock. */
  ownerOf({ issuer, subject }: ExternalSubject): Promise<(IdentityHolder & { identity_id: number }) | undefined> {
    return this.db.row(sql<IdentityHolder & { identity_id: number }>`
      SELECT ${holder}, i.id AS identity_id FROM linked_identities i JOIN users u ON u.id = i.user_id
      WHERE i.issuer = ${issuer} AND i.subject = ${subject} FOR NO KEY UPDATE OF u`);
  }

  /** Companies of the accounts that have the identity or the address. Nothing is locked. */
  async companiesOf({ issuer, subject }: ExternalSubject, email: string | null): Promise<(string | null)[]> {
    const rows = await this.db.rows(sql<{ company_id: string | null }>`
      SELECT u.company_id FROM linked_identities i JOIN users u ON u.id = i.user_id WHERE i.issuer = ${issuer} AND i.subject = ${subject}
      UNION SELECT u.company_id FROM users u WHERE u.email = ${email}`);
    return rows.map(({ company_id }) => company_id);
  }

  /** Finds the account with an address and locks it until the transaction ends. */
  holderOf(email: string): Promise<IdentityHolder | undefined> {
    return this.db.row(sql<IdentityHolder>`SELECT ${holder} FROM users u WHERE u.email = ${email} FOR NO KEY UPDATE`);
  }

  lockHolder(user_id: number): Promise<IdentityHolder | undefined> {
    return this.db.row(sql<IdentityHolder>`SELECT ${holder} FROM users u WHERE u.id = ${user_id} FOR NO KEY UPDATE`);
  }

  async add(identity: NewIdentity, linked_at: Instant): Promise<number> {
    const statement = sql<{ id: number }>`${insertOf(LinkedIdentity, [{ ...identity, linked_at }])} RETURNING id`;
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
