import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor';

/** Where somebody stands who has signed in: their rights as the row says now, whatever the token said then. */
export interface Standing extends Actor {
  readonly session_id: number;
  /** The language they have chosen, if any. */
  readonly locale: string | null;
  /** Whether their company asks a second factor of them that they do not have: until then, most doors are shut. */
  readonly must_enrol?: boolean;
}

/** Where somebody stands whose refresh token is good until `exp`, in seconds. */
export interface TokenStanding extends Standing {
  readonly exp: number;
}

/** Asks whether a session still stands, and whose it is. The domain that keeps the sessions answers. */
export abstract class SessionReader {
  abstract standingOf(session_id: number): Promise<Standing | undefined>;
  /** By the hash of a refresh token that could still be used. */
  abstract standingOfToken(token_hash: string): Promise<TokenStanding | undefined>;
}

/** Where somebody stands for whom a key asks: their rights now, and how much of them the key has. */
export interface KeyStanding extends Standing {
  readonly api_key_id: number;
  readonly scopes: readonly string[];
  /** In seconds. None: until it is revoked. */
  readonly exp: number | null;
}

/** Asks whose an API key is. The domain that keeps the keys answers. */
export abstract class KeyReader {
  /** Nobody for a key that is unknown, revoked or past its time, and for an owner who may not be here any more. */
  abstract standingOf(key_hash: string): Promise<KeyStanding | undefined>;
  /** Notes that it is being used, without anybody waiting for that. */
  abstract noteUse(key: KeyStanding): void;
}

/** Ends what somebody has begun. The domain that keeps the sessions does it. */
export abstract class SessionEnder {
  /** Ends every session of somebody who has to go, in the caller's transaction: letting them in again revives none. */
  abstract endAllOf(user_id: number): Promise<void>;
}

const MAX_KEPT = 10_000;
const FRESH_FOR_MS = 1_000;

interface Answer<S> {
  readonly until: number;
  readonly standing: Promise<S | undefined>;
  /** What the promise has come to: a request that finds it waits for nothing. */
  known?: { readonly standing: S | undefined };
}

/** What was asked for within the last second. */
class Answers<Key extends string | number, S> {
  private answers = new LRUCache<Key, Answer<S>>({ max: MAX_KEPT });

  constructor(private readonly find: (key: Key) => Promise<S | undefined>) {}

  of(key: Key): S | undefined | Promise<S | undefined> {
    const answer = this.answers.get(key);
    if (answer && answer.until > Date.now()) return answer.known ? answer.known.standing : answer.standing;
    return this.ask(key);
  }

  forget(): void {
    // A new table: an answer that is still on its way was asked for before, and ends up in the old one.
    this.answers = new LRUCache<Key, Answer<S>>({ max: MAX_KEPT });
  }

  private ask(key: Key): Promise<S | undefined> {
    const answer: Answer<S> = { until: Date.now() + FRESH_FOR_MS, standing: this.find(key) };
    const answers = this.answers.set(key, answer);
    answer.standing.then(
      (standing) => (answer.known = { standing }),
      () => answers.delete(key),
    );
    return answer.standing;
  }
}

/**
 * The standings asked for within the last second. A revocation or a change of rights holds at once in the process
 * that makes it (`forget`), and in every other within that second.
 */
@Injectable()
export class Standings {
  private readonly ofSessions: Answers<number, Standing>;
  private readonly ofKeys: Answers<string, KeyStanding>;

  constructor(sessions: SessionReader, @Optional() keys?: KeyReader) {
    this.ofSessions = new Answers((session_id) => sessions.standingOf(session_id));
    this.ofKeys = new Answers((key_hash) => keys?.standingOf(key_hash) ?? Promise.resolve(undefined));
  }

  /** Who stands behind a session: nobody, once it is revoked or its owner suspended. Rejects when nobody can tell. */
  of(session_id: number): Standing | undefined | Promise<Standing | undefined> {
    return this.ofSessions.of(session_id);
  }

  /** Who stands behind an API key, in the same way. */
  ofKey(key_hash: string): KeyStanding | undefined | Promise<KeyStanding | undefined> {
    return this.ofKeys.of(key_hash);
  }

  /** Has everybody asked about anew. Call it when a change of somebody's rights has committed. */
  forget(): void {
    this.ofSessions.forget();
    this.ofKeys.forget();
  }
}
