import { Injectable } from '@nestjs/common';
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

/** Asks whether a session still stands, and whose it is. The domain that keeps the sessions answers. */
export abstract class SessionReader {
  abstract standingOf(session_id: number): Promise<Standing | undefined>;
}

/** Ends what somebody has begun. The domain that keeps the sessions does it. */
export abstract class SessionEnder {
  /** Ends every session of somebody who has to go, in the caller's transaction: letting them in again revives none. */
  abstract endAllOf(user_id: number): Promise<void>;
}

const MAX_SESSIONS = 10_000;
const FRESH_FOR_MS = 1_000;

interface Answer {
  readonly until: number;
  readonly standing: Promise<Standing | undefined>;
  /** What the promise has come to: a request that finds it waits for nothing. */
  known?: { readonly standing: Standing | undefined };
}

/**
 * The standings asked for within the last second. A revocation or a change of rights holds at once in the process
 * that makes it (`forget`), and in every other within that second.
 */
@Injectable()
export class Standings {
  private answers = new LRUCache<number, Answer>({ max: MAX_SESSIONS });

  constructor(private readonly sessions: SessionReader) {}

  /** Who stands behind a session: nobody, once it is revoked or its owner suspended. Rejects when nobody can tell. */
  of(session_id: number): Standing | undefined | Promise<Standing | undefined> {
    const answer = this.answers.get(session_id);
    if (answer && answer.until > Date.now()) return answer.known ? answer.known.standing : answer.standing;
    return this.ask(session_id);
  }

  /** Has everybody asked about anew. Call it when a change of somebody's rights has committed. */
  forget(): void {
    // A new table: an answer that is still on its way was asked for before, and ends up in the old one.
    this.answers = new LRUCache<number, Answer>({ max: MAX_SESSIONS });
  }

  private ask(session_id: number): Promise<Standing | undefined> {
    const answer: Answer = { until: Date.now() + FRESH_FOR_MS, standing: this.sessions.standingOf(session_id) };
    const answers = this.answers.set(session_id, answer);
    answer.standing.then(
      (standing) => (answer.known = { standing }),
      () => answers.delete(session_id),
    );
    return answer.standing;
  }
}
