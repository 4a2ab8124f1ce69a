import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { ACCESS_LIFETIME_S, Tokens, hashOf, newSecret } from '@app/auth';
import { Clock, env } from '@app/config';
import type { Reach } from '@app/context';
import { Database, instant } from '@app/database';
import { InvalidToken } from '@app/errors';
import { type SignInAccount, SignInAccountsRepository } from './sign-in-accounts.repository';
import { InvalidCredentials } from './auth.errors';
import { type RefreshVerdict, judge } from './refresh-token.entity';
import { successorsOf } from './refresh-tokens';
import { SessionEnd } from './session.entity';
import { SessionRevocationsService } from './session-revocations.service';
import { type Family, type LiveSession, SessionsRepository } from './sessions.repository';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FAMILY_LIFETIME_MS = env.REFRESH_FAMILY_MAX_DAYS * DAY_MS;

/** Maximum number of live sessions of a user. The oldest ends when one more begins. */
const MAX_LIVE = 200;

/** Client of a sign-in. */
export interface Origin {
  readonly address: string;
  readonly user_agent: string | null;
  /** The header `Accept-Language`. */
  readonly languages?: string;
  /** True if a browser of an allowed origin asks and keeps the refresh token in a cookie. */
  readonly is_browser?: boolean;
}

/** An access token and the refresh token for the next pair. */
export interface TokenPair {
  readonly session_id: number;
  readonly user_id: number;
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds until the access token expires. */
  readonly expires_in: number;
  /** Seconds until the refresh token expires. */
  readonly refresh_expires_in: number;
}

type Lifetime = Pick<LiveSession, 'id' | 'is_browser' | 'expires_at'>;

interface Presented extends LiveSession {
  readonly token: string;
  readonly hash: string;
}

/** Begins sessions and rotates their refresh tokens. */
@Injectable()
export class SessionsService {
  /** Running refreshes by token hash, so that concurrent requests with the same token share one answer and one connection. */
  private readonly refreshing = new Map<string, Promise<TokenPair>>();

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly tokens: Tokens,
    private readonly revocations: SessionRevocationsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Begins a session, in the caller's transaction. */
  async begin(account: SignInAccount, { address, user_agent, is_browser = false }: Origin): Promise<TokenPair> {
    const now = +this.clock.now();
    const expires_at = instant(new Date(now + FAMILY_LIFETIME_MS));
    const id = await this.sessions.add({ user_id: account.id, address, user_agent, expires_at, is_browser });
    // Refuses an account that was suspended, or whose password was changed, while the password was being verified.
    if (!(await this.accounts.noteSignIn(account))) throw new InvalidCredentials();
    await this.audit.note({ action: 'session.sign_in', actor_id: account.id, company_id: account.company_id, resource_id: id });
    // The row of the user is locked by now: of two concurrent sign-ins, the second sees the session of the first.
    await this.revocations.endOldest(account, MAX_LIVE);
    const token = newSecret();
    const session = { id, is_browser, expires_at };
    await this.keep(token, session);
    return this.pair(account, session, token);
  }

  /** Returns session and owner of a refresh token, in whatever state they are. */
  familyOf(token: string): Promise<Family | undefined> {
    return this.sessions.familyOf(hashOf(token));
  }

  /** Rotates a refresh token. A used one that is not merely retried ends the whole session. */
  refresh(token: string, { company_id }: Pick<Family, 'company_id'>): Promise<TokenPair> {
    const hash = hashOf(token);
    const running = this.refreshing.get(hash);
    if (running) return running;

    const pair = this.exchange({ token, hash }, [company_id]).finally(() => this.refreshing.delete(hash));
    this.refreshing.set(hash, pair);
    return pair;
  }

  private async exchange({ token, hash }: Pick<Presented, 'token' | 'hash'>, reach: Reach): Promise<TokenPair> {
    const pair = await this.db.transaction(async () => {
      const session = await this.sessions.familyForUpdate(hash);
      return session && this.continue({ ...session, token, hash });
    }, reach);
    if (!pair) throw new InvalidToken();
    return pair;
  }

  /** Returns undefined for a refused token instead of throwing, because the end of the session must be committed. */
  private async continue(session: Presented): Promise<TokenPair | undefined> {
    const now = this.clock.now();
    const account = await this.accounts.find(session.user_id);
    if (!account?.may_sign_in || hasEnded(session, now)) return undefined;

    const { verdict, successor } = await this.consider(session, now);
    switch (verdict) {
      case 'refuse':
        return undefined;
      case 'reused':
        return void (await this.revocations.end(session.id, account, SessionEnd.Reused));
      case 'rotate':
        await this.sessions.use(session.hash, session.id, instant(now));
        await this.keep(successor, session);
    }
    return this.pair(account, session, successor);
  }

  private async consider({ token, hash }: Presented, now: Date): Promise<{ verdict: RefreshVerdict; successor: string }> {
    const candidates = successorsOf(token);
    const kept = await this.sessions.tokens([hash, ...candidates.map(hashOf)]);
    const presented = kept.find((row) => row.hash === hash)!;
    const issued = candidates.find((candidate) => kept.some((row) => row.hash === hashOf(candidate)));
    const verdict = judge(presented, issued ? kept.find((row) => row.hash === hashOf(issued)) : undefined, now);
    return { verdict, successor: issued ?? candidates[0]! };
  }

  private async keep(token: string, session: Lifetime): Promise<void> {
    const until = +this.clock.now() + this.lifetimeOf(session);
    await this.sessions.addToken({ hash: hashOf(token), session_id: session.id, expires_at: instant(new Date(until)) });
  }

  private pair(account: SignInAccount, session: Lifetime, refresh_token: string): TokenPair {
    return {
      session_id: session.id,
      user_id: account.id,
      access_token: this.tokens.issue(account, session.id),
      refresh_token,
      expires_in: ACCESS_LIFETIME_S,
      refresh_expires_in: Math.floor(this.lifetimeOf(session) / 1_000),
    };
  }

  /** Lifetime of a new refresh token, in ms. It never exceeds that of the session. */
  private lifetimeOf({ is_browser, expires_at }: Lifetime): number {
    const days = is_browser ? env.BROWSER_SESSION_IDLE_DAYS : env.REFRESH_TOKEN_EXPIRE_DAYS;
    return Math.min(days * DAY_MS, Date.parse(expires_at) - +this.clock.now());
  }
}

const hasEnded = ({ ended_at, expires_at }: LiveSession, now: Date): boolean => ended_at !== null || Date.parse(expires_at) <= +now;
