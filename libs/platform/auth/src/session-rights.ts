import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor';
import type { AddressStanding } from './address-standing';

/** The rights behind a session as the row says now, whatever the token said when it was issued. */
export interface SessionRights extends Actor {
  readonly session_id: number;
  /** The language they have chosen, if any. */
  readonly locale: string | null;
  /** Whether their company asks a second factor of them that they do not have: until then, most routes refuse. */
  readonly must_enrol?: boolean;
  /** None for an account whose address is confirmed. */
  readonly address_standing?: AddressStanding | null;
  /** Whether they must choose a password of their own first: until then, most routes refuse. */
  readonly must_change_password?: boolean;
  /** Whether they have proved within five minutes who they are. An API key never has. */
  readonly is_proven?: boolean;
  /** Whether a browser of an allowed origin keeps the session in a cookie. */
  readonly is_browser?: boolean;
}

/** The rights behind a refresh token that is good until `exp`, in seconds. */
export interface RefreshTokenRights extends SessionRights {
  readonly exp: number;
}

/** Asks whether a session still stands, and whose it is. The domain that keeps the sessions answers. */
export abstract class SessionReader {
  abstract rightsOf(session_id: number): Promise<SessionRights | undefined>;
  /** By the hash of a refresh token that could still be used. */
  abstract rightsOfToken(token_hash: string): Promise<RefreshTokenRights | undefined>;
}

/** The rights behind an API key: those of its owner now, and how much of them the key has. */
export interface ApiKeyRights extends SessionRights {
  readonly api_key_id: number;
  readonly scopes: readonly string[];
  /** In seconds. None: until it is revoked. */
  readonly exp: number | null;
}

/** Asks whose an API key is. The domain that keeps the keys answers. */
export abstract class KeyReader {
  /** Nobody for a key that is unknown, revoked or past its time, and for an owner who may not be here any more. */
  abstract rightsOf(key_hash: string): Promise<ApiKeyRights | undefined>;
  /** Notes that it is being used, without anybody waiting for that. */
  abstract noteUse(key: ApiKeyRights): void;
}

/** Ends what somebody has begun. The domain that keeps the sessions does it. */
export abstract class SessionEnder {
  /** Ends every session of somebody who has to go, in the caller's transaction: letting them in again revives none. */
  abstract endAllOf(user_id: number): Promise<void>;
  /** Has everybody's rights read anew once the caller's transaction has committed. */
  abstract renewRights(): void;
  /**
   * Locks the person until the caller's transaction ends, and refuses (401) where the session has ended. For whatever outlives a session:
   * it is made before the sessions end, and then seen by whatever ends them, or not at all.
   */
  abstract requireLive(identity: Pick<SessionRights, 'id' | 'session_id'>): Promise<void>;
}

const MAX_KEPT = 10_000;
const FRESH_FOR_MS = 1_000;

interface CachedRights<S> {
  readonly until: number;
  readonly rights: Promise<S | undefined>;
  /** What the promise has come to: a request that finds it waits for nothing. */
  known?: { readonly rights: S | undefined };
}

/** What was asked for within the last second. */
class RightsCache<Key extends string | number, S> {
  private answers = new LRUCache<Key, CachedRights<S>>({ max: MAX_KEPT });

  constructor(private readonly find: (key: Key) => Promise<S | undefined>) {}

  of(key: Key): S | undefined | Promise<S | undefined> {
    const answer = this.answers.get(key);
    if (answer && answer.until > Date.now()) return answer.known ? answer.known.rights : answer.rights;
    return this.ask(key);
  }

  forget(): void {
    // To make a table takes about a millisecond, and API keys are seldom asked about.
    if (this.answers.size === 0) return;
    // A new table: an answer that is still on its way was asked for before, and ends up in the old one.
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
 * Keeps the rights that were asked for within the last second. A revocation or a change of rights holds at once in the process
 * that makes it (`forget`), and in every other within that second.
 */
@Injectable()
export class SessionRightsCache {
  private readonly ofSessions: RightsCache<number, SessionRights>;
  private readonly ofKeys: RightsCache<string, ApiKeyRights>;

  constructor(sessions: SessionReader, @Optional() keys?: KeyReader) {
    this.ofSessions = new RightsCache((session_id) => sessions.rightsOf(session_id));
    this.ofKeys = new RightsCache((key_hash) => keys?.rightsOf(key_hash) ?? Promise.resolve(undefined));
  }

  /** Who stands behind a session: nobody, once it is revoked or its owner suspended. Rejects when nobody can tell. */
  of(session_id: number): SessionRights | undefined | Promise<SessionRights | undefined> {
    return this.ofSessions.of(session_id);
  }

  /** Who stands behind an API key, in the same way. */
  ofKey(key_hash: string): ApiKeyRights | undefined | Promise<ApiKeyRights | undefined> {
    return this.ofKeys.of(key_hash);
  }

  /** Has everybody asked about anew. Call it when a change of somebody's rights has committed. */
  forget(): void {
    this.ofSessions.forget();
    this.ofKeys.forget();
  }
}
