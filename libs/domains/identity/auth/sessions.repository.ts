import { Injectable } from '@nestjs/common';
import { ACCESS_LIFETIME_S, FindsResource, type RefreshTokenRights, type SessionReader, type SessionRights } from '@app/auth';
import { Database, type IdsRequest, type Instant, type Page, among, and, insertOf, orderBy, sql } from '@app/database';
import { addressStanding, maySignIn } from '@organisation/users';
import { deviceOf } from './device';
import { mustEnrol } from './second-factor.scope';
import { RefreshToken } from './refresh-token.entity';
import type { Session, SessionEnd } from './session.entity';
import type { SessionOwner } from './sessions.policy';

export type NewSession = Pick<Session, 'user_id' | 'user_agent' | 'address' | 'expires_at'> & { readonly is_browser?: boolean };
/** Session and owner of a refresh token. */
export interface Family {
  readonly session_id: number;
  readonly user_id: number;
  readonly is_browser: boolean;
  readonly company_id: string | null;
}
export type LiveSession = Pick<Session, 'id' | 'user_id' | 'is_browser' | 'expires_at' | 'ended_at'>;
export interface SessionQuery extends IdsRequest {
  readonly ordering: readonly string[];
}

/** Selects live sessions of a user: one of them, or all but one. */
export interface SessionSelection {
  readonly only?: number;
  readonly except?: number;
}

const sortable = { last_used_at: sql`s.last_used_at`, created_at: sql`s.created_at` };

const rights = sql`s.id AS session_id, u.id, u.role, u.company_id, u.department_id, u.is_superuser, u.locale, s.is_browser,
  ${mustEnrol} AS must_enrol, u.must_change_password, coalesce(s.proven_until > now(), false) AS is_proven,
  ${addressStanding(sql`u`)} AS address_standing`;
const owners = sql`JOIN users u ON u.id = s.user_id LEFT JOIN companies c ON c.id = u.company_id`;
const isLive = sql`s.ended_at IS NULL AND s.expires_at > now() AND ${maySignIn(sql`u`)}`;

@Injectable()
export class SessionsRepository implements SessionReader {
  constructor(private readonly db: Database) {}

  /** Undefined if the session has ended or its owner may no longer sign in. */
  rightsOf(session_id: number): Promise<SessionRights | undefined> {
    return this.db.row(sql<SessionRights>`
      SELECT ${rights} FROM sessions s ${owners} WHERE s.id = ${session_id} AND ${isLive}`);
  }

  async liveAmong(session_ids: readonly number[]): Promise<number[]> {
    const live = await this.db.rows(sql<{ id: number }>`
      SELECT s.id FROM sessions s ${owners} WHERE s.id = ANY (${session_ids}::int[]) AND ${isLive}`);
    return live.map(({ id }) => id);
  }

  /** Returns the same rights for a refresh token, if it is still valid. */
  rightsOfToken(token_hash: string): Promise<RefreshTokenRights | undefined> {
    return this.db.row(sql<RefreshTokenRights>`
      SELECT ${rights}, floor(extract(epoch FROM least(t.expires_at, s.expires_at)))::float8 AS exp
      FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id ${owners}
      WHERE t.hash = ${token_hash} AND t.used_at IS NULL AND t.expires_at > now() AND ${isLive}`);
  }

  /** Locks the user until the transaction ends, so that ending their sessions and writing in one of them are serialised. */
  async lockOwner(user_id: number): Promise<void> {
    await this.db.rows(sql`SELECT FROM users u WHERE u.id = ${user_id} FOR NO KEY UPDATE`);
  }

  async add({ user_id, user_agent, address, expires_at, is_browser = false }: NewSession): Promise<number> {
    const row = await this.db.row(sql<{ id: number }>`
      INSERT INTO sessions (user_id, user_agent, device, address, expires_at, is_browser, last_used_at)
      VALUES (${user_id}, ${user_agent}, ${deviceOf(user_agent)}, ${address}, ${expires_at}, ${is_browser}, now()) RETURNING id`);
    return row!.id;
  }

  /** Lists sessions that can still be used, by an access token or a refresh token. */
  list(user_id: number, current: number, { ids, ordering, ...page }: SessionQuery): Promise<Page<Session>> {
    return this.db.page(
      {
        select: sql`s.id, s.device, s.user_agent, s.address, s.created_at, s.last_used_at, s.expires_at, s.id = ${current} AS current`,
        from: sql`sessions s`,
        where: and(
          sql`s.user_id = ${user_id} AND s.ended_at IS NULL AND s.expires_at > now()
          AND (s.last_used_at > now() - ${ACCESS_LIFETIME_S} * interval '1 second'
            OR EXISTS (SELECT FROM refresh_tokens t WHERE t.session_id = s.id AND t.used_at IS NULL AND t.expires_at > now()))`,
          among(sql`s.id`, ids),
        ),
        order: orderBy(ordering, sortable, sql`s.id`),
      },
      page,
    );
  }

  /** Finds the facts by which `SessionsPolicy` decides: the owner of the session. */
  @FindsResource('session')
  subject(id: number): Promise<SessionOwner | undefined> {
    return this.db.row(sql<SessionOwner>`SELECT u.id, u.company_id FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ${id}`);
  }

  familyOf(token_hash: string): Promise<Family | undefined> {
    return this.db.row(sql<Family>`
      SELECT s.id AS session_id, s.user_id, s.is_browser, u.company_id
      FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id WHERE t.hash = ${token_hash}`);
  }

  /**
   * Locks the session of a refresh token until the transaction ends, so that concurrent uses of the token are decided one after the other.
   */
  familyForUpdate(token_hash: string): Promise<LiveSession | undefined> {
    return this.db.row(sql<LiveSession>`
      SELECT s.id, s.user_id, s.is_browser, s.expires_at, s.ended_at FROM sessions s
      WHERE s.id = (SELECT t.session_id FROM refresh_tokens t WHERE t.hash = ${token_hash}) FOR UPDATE OF s`);
  }

  tokens(hashes: readonly string[]): Promise<RefreshToken[]> {
    return this.db.rows(sql<RefreshToken>`SELECT hash, session_id, expires_at, used_at FROM refresh_tokens WHERE hash = ANY (${hashes})`);
  }

  async addToken(token: Pick<RefreshToken, 'hash' | 'session_id' | 'expires_at'>): Promise<void> {
    await this.db.rows(insertOf(RefreshToken, [token]));
  }

  async use(hash: string, session_id: number, at: Instant): Promise<void> {
    await this.db.rows(sql`
      WITH used AS (UPDATE refresh_tokens SET used_at = ${at} WHERE hash = ${hash})
      UPDATE sessions SET last_used_at = ${at} WHERE id = ${session_id}`);
  }

  /** Undefined if the session has ended. */
  async prove(session_id: number): Promise<Instant | undefined> {
    const proven = await this.db.row(sql<{ proven_until: Instant }>`
      UPDATE sessions SET proven_until = now() + interval '5 minutes' WHERE id = ${session_id} AND ended_at IS NULL RETURNING proven_until`);
    return proven?.proven_until;
  }

  /** Deletes all sessions of a user, with their refresh tokens. */
  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM sessions WHERE user_id = ${user_id}`);
  }

  async end(session_id: number, reason: SessionEnd, at: Instant): Promise<boolean> {
    const ended = await this.db.row(sql`
      UPDATE sessions SET ended_at = ${at}, end_reason = ${reason} WHERE id = ${session_id} AND ended_at IS NULL RETURNING id`);
    return !!ended;
  }

  /** Ends the selected live sessions of a user and returns their ids. */
  async endOf(user_id: number, { only, except }: SessionSelection, at: Instant): Promise<number[]> {
    const ended = await this.db.rows(sql<{ id: number }>`
      UPDATE sessions SET ended_at = ${at}, end_reason = 'revoked'
      WHERE user_id = ${user_id} AND ended_at IS NULL AND expires_at > ${at}
        AND id = coalesce(${only ?? null}::int, id) AND id <> coalesce(${except ?? null}::int, 0)
      RETURNING id`);
    return ended.map(({ id }) => id);
  }

  /** Ends the oldest live sessions of a user who has more than `max`, and returns their ids. */
  async endOldestOf(user_id: number, max: number, at: Instant): Promise<number[]> {
    const ended = await this.db.rows(sql<{ id: number }>`
      UPDATE sessions SET ended_at = ${at}, end_reason = 'revoked'
      WHERE id IN (SELECT s.id FROM sessions s WHERE s.user_id = ${user_id} AND s.ended_at IS NULL AND s.expires_at > ${at}
        ORDER BY s.id DESC OFFSET ${max})
      RETURNING id`);
    return ended.map(({ id }) => id);
  }

  /** Deletes sessions that ended before a time, with their refresh tokens. */
  async removeEndedBefore(at: Instant): Promise<void> {
    await this.db.removeInBatches(sql`sessions`, sql`expires_at < ${at} OR ended_at < ${at}`);
  }
}
