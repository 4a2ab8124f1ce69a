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

/** A person has at most so many sessions that could be used: the oldest ends when one more begins. */
const MAX_LIVE = 200;

/** Where somebody signs in from. */
export interface Origin {
  readonly address: string;
  readonly user_agent: string | null;
  /** The languages that are asked for there, in the words of `Accept-Language`. */
  readonly languages?: string;
  /** Whether a browser of an allowed origin asks, and keeps the refresh token in a cookie. */
  readonly is_browser?: boolean;
}

/** What a client is given: good for some minutes, and for the next of its kind. */
export interface TokenPair {
  readonly session_id: number;
  readonly user_id: number;
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds that the access token is good for. */
  readonly expires_in: number;
  /** Seconds that the refresh token is good for. */
  readonly refresh_expires_in: number;
}

type Lifetime = Pick<LiveSession, 'id' | 'is_browser' | 'expires_at'>;

interface Presented extends LiveSession {
  readonly token: string;
  readonly hash: string;
}

/** Sign-ins, and the families of refresh tokens that keep them going. */
@Injectable()
export class SessionsService {
  /** Refreshes under way, by hash. A client that asks a hundred times at once gets one answer, and holds one connection. */
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
    // Nobody who was suspended, or given another password, while theirs was being looked at gets a session that would wait for them.
    if (!(await this.accounts.noteSignIn(account))) throw new InvalidCredentials();
    await this.audit.note({ action: 'session.sign_in', actor_id: account.id, company_id: account.company_id, resource_id: id });
    // The row of the person is locked by now: of two who sign in at once, the second sees the session of the first.
    await this.revocations.endOldest(account, MAX_LIVE);
    const token = newSecret();
    const session = { id, is_browser, expires_at };
    await this.keep(token, session);
    return this.pair(account, session, token);
  }

  /** Whose a refresh token is, and of which session, whatever has become of it. */
  familyOf(token: string): Promise<Family | undefined> {
    return this.sessions.familyOf(hashOf(token));
  }

  /** The next pair for a refresh token. One that has been used up, and is not merely retried, ends the whole family. */
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

  /** Undefined where the token is refused: the family's end must be committed, so nothing is thrown here. */
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

  /** How long a token that is made now is valid, in ms: never longer than its family. */
  private lifetimeOf({ is_browser, expires_at }: Lifetime): number {
    const days = is_browser ? env.BROWSER_SESSION_IDLE_DAYS : env.REFRESH_TOKEN_EXPIRE_DAYS;
    return Math.min(days * DAY_MS, Date.parse(expires_at) - +this.clock.now());
  }
}

const hasEnded = ({ ended_at, expires_at }: LiveSession, now: Date): boolean => ended_at !== null || Date.parse(expires_at) <= +now;
