import { Injectable } from '@nestjs/common';
import { Database, type Instant, type Sql, sql } from '@app/database';
import { maySignIn } from '@organisation/users';
import { type SignInAccount, accountColumns } from './sign-in-accounts.repository';
import { askedFactors } from './second-factor.scope';
import type { SignInChallenge } from './sign-in-challenge.entity';

export type NewChallenge = Pick<SignInChallenge, 'hash' | 'user_id' | 'address' | 'user_agent' | 'expires_at'>;
export type Presented = Pick<SignInChallenge, 'hash' | 'address' | 'user_agent'>;

/** The second factors with which a sign-in can go on. */
export interface AskedFactors {
  readonly totp: boolean;
  readonly passkey: boolean;
}

const print = sql`encode(sha256(convert_to(coalesce(u.password_hash, ''), 'UTF8')), 'base64')`;

@Injectable()
export class SignInChallengesRepository {
  constructor(private readonly db: Database) {}

  /** Adds a challenge by the current factors of the account. Undefined if no second factor is needed. */
  async addIfNeeded({ hash, user_id, address, user_agent, expires_at }: NewChallenge): Promise<AskedFactors | undefined> {
    return this.db.row(sql<AskedFactors>`
      WITH asked AS (
        SELECT u.id, ${print} AS password_print, ${askedFactors} FROM users u LEFT JOIN companies c ON c.id = u.company_id
        WHERE u.id = ${user_id} AND ${maySignIn(sql`u`)}
      ), added AS (
        INSERT INTO sign_in_challenges (hash, user_id, password_print, address, user_agent, expires_at)
        SELECT ${hash}, id, password_print, ${address}, ${user_agent}, ${expires_at} FROM asked WHERE totp OR passkey
      )
      SELECT totp, passkey FROM asked WHERE totp OR passkey`);
  }

  /** Finds the account of a challenge that can still be completed from this network and browser. */
  ownerOf(challenge: Presented): Promise<SignInAccount | undefined> {
    return this.db.row(sql<SignInAccount>`
      SELECT ${accountColumns} FROM sign_in_challenges c JOIN users u ON u.id = c.user_id WHERE ${canBeMet(challenge)}`);
  }

  /** Deletes the challenge and returns its account. One of two concurrent calls gets it. */
  consume(challenge: Presented): Promise<SignInAccount | undefined> {
    return this.db.row(sql<SignInAccount>`
      DELETE FROM sign_in_challenges c USING users u WHERE u.id = c.user_id AND ${canBeMet(challenge)} RETURNING ${accountColumns}`);
  }

  async removeOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM sign_in_challenges WHERE user_id = ${user_id}`);
  }

  async removeExpiredBefore(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`sign_in_challenges`, sql`expires_at < ${at}`);
  }
}

const canBeMet = ({ hash, address, user_agent }: Presented): Sql => sql`
  c.hash = ${hash} AND c.expires_at > now() AND c.address = ${address} AND c.user_agent IS NOT DISTINCT FROM ${user_agent}
  AND c.password_print = ${print} AND ${maySignIn(sql`u`)}
  AND EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL)`;
