import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor';
import type { AddressStanding } from './address-standing';

/** The rights of a session as its row has them now, not as they were when the token was issued. */
export interface SessionRights extends Actor {
  readonly session_id: number;
  /** The user's chosen language, if any. */
  readonly locale: string | null;
  /** True if the company requires a second factor that the user does not have. Most routes refuse until then. */
  readonly must_enrol?: boolean;
  /** `null` for an account whose address is confirmed. */
  readonly address_standing?: AddressStanding | null;
  /** True if the user must first choose a password of their own. Most routes refuse until then. */
  readonly must_change_password?: boolean;
  /** True if the user has proven their identity within five minutes. Never true for an API key. */
  readonly is_proven?: boolean;
  /** True if a browser of an allowed origin keeps the session in a cookie. */
  readonly is_browser?: boolean;
}

/** The rights of a refresh token that is valid until `exp`, in seconds. */
export interface RefreshTokenRights extends SessionRights {
  readonly exp: number;
}

/** Looks up sessions. The domain that stores them implements it. */
export abstract class SessionReader {
  abstract rightsOf(session_id: number): Promise<SessionRights | undefined>;
  /** The sessions among these that are live and whose owners may sign in, as the database has them now. */
  abstract liveAmong(session_ids: readonly number[]): Promise<number[]>;
  /** Looks up by the hash of a refresh token that is still valid. */
  abstract rightsOfToken(token_hash: string): Promise<RefreshTokenRights | undefined>;
}

/** The rights of an API key: those of its owner now, and the key's scopes. */
export interface ApiKeyRights extends SessionRights {
  readonly api_key_id: number;
  readonly scopes: readonly string[];
  /** In seconds. `null` if the key does not expire. */
  readonly exp: number | null;
}

/** Looks up API keys. The domain that stores them implements it. */
export abstract class KeyReader {
  /** Undefined for a key that is unknown, revoked or expired, or whose owner may not sign in any more. */
  abstract rightsOf(key_hash: string): Promise<ApiKeyRights | undefined>;
  /** Records the use in the background. */
  abstract noteUse(key: ApiKeyRights): void;
}

/** Ends sessions. The domain that stores them implements it. */
export abstract class SessionEnder {
  /** Ends all sessions of a user in the caller's transaction. Reactivating the user restores none of them. */
  abstract endAllOf(user_id: number): Promise<void>;
  /** Ends all access of a user that needs no session, such as calendar feeds, in the caller's transaction. */
  abstract endLastingAccessOf(user_id: number): Promise<void>;
  /** Drops all cached rights once the caller's transaction has committed. */
  abstract renewRights(): void;
  /**
   * Locks the user until the caller's transaction ends, and throws 401 if the session has ended. Needed before creating anything that
   * outlives a session: a concurrent revocation then either sees it, or prevents it.
   */
  abstract requireLive(identity: Pick<SessionRights, 'id' | 'session_id'>): Promise<void>;
}

const MAX_KEPT = 10_000;
const FRESH_FOR_MS = 1_000;

interface CachedRights<S> {
  readonly until: number;
  readonly rights: Promise<S | undefined>;
  /** The promise's result, so that later requests need not wait. */
  known?: { readonly rights: S | undefined };
}

/** Rights that were read within the last second. */
class RightsCache<Key extends string | number, S> {
  private answers = new LRUCache<Key, CachedRights<S>>({ max: MAX_KEPT });

  constructor(private readonly find: (key: Key) => Promise<S | undefined>) {}

  of(key: Key): S | undefined | Promise<S | undefined> {
    const answer = this.answers.get(key);
    if (answer && answer.until > Date.now()) return answer.known ? answer.known.rights : answer.rights;
    return this.ask(key);
  }

  forget(): void {
    // Creating a cache takes about a millisecond, and API keys are seldom used.
    if (this.answers.size === 0) return;
    // A new cache, because answers still on their way are outdated: they end up in the old one.
    this.answers = new LRUCache<Key, CachedRights<S>>({ max: MAX_KEPT });
  }

  private ask(key: Key): Promise<S | undefined> {
    const answer: CachedRights<S> = { until: Date.now() + FRESH_FOR_MS, rights: this.find(key) };
    const answers = this.answers.set(key, answer);
    answer.rights.then(
      (rights) => (answer.known = { rights }),
      () => answers.delete(key),
    );
    return answer.rights;
  }
}

/**
 * Caches rights for one second. A revocation or a change of rights takes effect at once in the process that makes it (`forget`), and within
 * that second in all others.
 */
@Injectable()
export class SessionRightsCache {
  private readonly ofSessions: RightsCache<number, SessionRights>;
  private readonly ofKeys: RightsCache<string, ApiKeyRights>;

  constructor(sessions: SessionReader, @Optional() keys?: KeyReader) {
    this.ofSessions = new RightsCache((session_id) => sessions.rightsOf(session_id));
    this.ofKeys = new RightsCache((key_hash) => keys?.rightsOf(key_hash) ?? Promise.resolve(undefined));
  }

  /** The rights of a session. Undefined if it is revoked or its owner suspended. Rejects if the lookup fails. */
  of(session_id: number): SessionRights | undefined | Promise<SessionRights | undefined> {
    return this.ofSessions.of(session_id);
  }

  /** The rights of an API key, in the same way. */
  ofKey(key_hash: string): ApiKeyRights | undefined | Promise<ApiKeyRights | undefined> {
    return this.ofKeys.of(key_hash);
  }

  /** Drops all cached rights. Call it when a change of rights has committed. */
  forget(): void {
    this.ofSessions.forget();
    this.ofKeys.forget();
  }
}
