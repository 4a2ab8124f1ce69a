import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import { IdempotencyInProgress, IdempotencyKeyReused, IdempotencyReplayUnavailable } from '@app/errors';

const KEPT_FOR = '24 hours';
/** Longer than any request takes. A process without an answer by then has crashed, or its mark prevents the commit. */
const LEASE = '60 seconds';
const ATTEMPTS = 3;
const RETRY_AFTER_S = 1;
const PURGE_BATCH = 5_000;

export interface ClaimKey {
  readonly user_id: number;
  readonly key: string;
  readonly fingerprint: string;
  /** Reads the file of a request and returns its fingerprint, which the row then stores. */
  readonly readFingerprint?: () => Promise<string>;
}

/** A claim: the exclusive right to perform a request. */
export interface Claimed {
  readonly id: number;
  readonly attempt: number;
}

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Kept {
  readonly status: number;
  readonly headers: object;
  readonly body: string | null;
  readonly fingerprint?: string | null;
}

interface Found extends Claimed {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly is_old: boolean;
  readonly is_abandoned: boolean;
  readonly has_effect: boolean;
}

/** Claims requests and stores their answers. Every statement commits by itself, outside the request's transactions. */
@Injectable()
export class IdempotencyClaims {
  constructor(private readonly db: Database) {}

  /** Returns the claim, or the stored answer to repeat. Throws 409 or 422 otherwise. */
  async claim(asked: ClaimKey, attempts = ATTEMPTS): Promise<{ claimed: Claimed } | { answer: KeptAnswer }> {
    if (attempts === 0) throw new IdempotencyInProgress(undefined, RETRY_AFTER_S);
    const claimed = await this.insert(asked);
    if (claimed) return { claimed };

    const found = await this.find(asked);
    if (!found) return this.claim(asked, attempts - 1);
    if (found.is_old) {
      await this.remove(found);
      return this.claim(asked, attempts - 1);
    }
    if (!(await isSame(found, asked))) throw new IdempotencyKeyReused();
    return found.status === null ? { claimed: await this.takeOver(found) } : { answer: answerIn(found) };
  }

  /**
   * Stores the answer for a retry; without a body, only the fact that there was one. Also stores the fingerprint of a file that has been
   * read meanwhile.
   */
  async keep({ id, attempt }: Claimed, { status, headers, body, fingerprint = null }: Kept): Promise<void> {
    await this.db.rows(sql`
      UPDATE idempotency_keys SET status = ${status}, headers = ${JSON.stringify(headers)}, body = ${body},
        fingerprint = COALESCE(${fingerprint}, fingerprint)
      WHERE id = ${id} AND attempt = ${attempt}`);
  }

  /** Releases the claim for a retry, unless a transaction committed: a retry then finds only that the answer is missing. */
  async release({ id, attempt }: Claimed, status: number): Promise<void> {
    const released = await this.db.row(sql`
      DELETE FROM idempotency_keys k WHERE k.id = ${id} AND k.attempt = ${attempt}
      AND NOT EXISTS (SELECT FROM idempotency_marks m WHERE m.claim_id = k.id) RETURNING k.id`);
    if (!released) await this.keep({ id, attempt }, { status, headers: {}, body: null });
  }

  /** Deletes keys older than a day, and returns their number. */
  async purge(): Promise<number> {
    const { count } = (await this.db.row(sql<{ count: number }>`
      WITH old AS (
        SELECT id FROM idempotency_keys WHERE created_at < now() - ${KEPT_FOR}::interval AND claimed_at < now() - ${LEASE}::interval
        ORDER BY created_at LIMIT ${PURGE_BATCH} FOR UPDATE SKIP LOCKED
      ), marks AS (DELETE FROM idempotency_marks WHERE claim_id IN (SELECT id FROM old)),
      keys AS (DELETE FROM idempotency_keys WHERE id IN (SELECT id FROM old) RETURNING 1)
      SELECT count(*)::int AS count FROM keys`))!;
    return count < PURGE_BATCH ? count : count + (await this.purge());
  }

  private insert({ user_id, key, fingerprint }: ClaimKey): Promise<Claimed | undefined> {
    return this.db.row(sql<Claimed>`
      INSERT INTO idempotency_keys (user_id, key, fingerprint) VALUES (${user_id}, ${key}, ${fingerprint})
      ON CONFLICT (user_id, key) DO NOTHING RETURNING id, attempt`);
  }

  private find({ user_id, key }: ClaimKey): Promise<Found | undefined> {
    return this.db.row(sql<Found>`
      SELECT k.id, k.attempt, k.fingerprint, k.status, k.headers, k.body,
        k.created_at < now() - ${KEPT_FOR}::interval AND k.claimed_at < now() - ${LEASE}::interval AS is_old,
        k.claimed_at < now() - ${LEASE}::interval AS is_abandoned,
        EXISTS (SELECT FROM idempotency_marks m WHERE m.claim_id = k.id) AS has_effect
      FROM idempotency_keys k WHERE k.user_id = ${user_id} AND k.key = ${key}`);
  }

  private async remove({ id, attempt }: Claimed): Promise<void> {
    await this.db.rows(sql`
      WITH mark AS (DELETE FROM idempotency_marks WHERE claim_id = ${id})
      DELETE FROM idempotency_keys WHERE id = ${id} AND attempt = ${attempt}`);
  }

  private async takeOver({ id, attempt, is_abandoned, has_effect }: Found): Promise<Claimed> {
    if (!is_abandoned) throw new IdempotencyInProgress(undefined, RETRY_AFTER_S);
    if (has_effect) throw new IdempotencyReplayUnavailable();
    const claimed = await this.db.row(sql<Claimed>`
      UPDATE idempotency_keys SET attempt = attempt + 1, claimed_at = now()
      WHERE id = ${id} AND attempt = ${attempt} AND status IS NULL RETURNING id, attempt`);
    if (!claimed) throw new IdempotencyInProgress(undefined, RETRY_AFTER_S);
    return claimed;
  }
}

/** While the first request runs, the content of its file is unknown: a second request must wait, whatever it sends. */
async function isSame({ fingerprint, status }: Found, asked: ClaimKey): Promise<boolean> {
  if (status === null || !asked.readFingerprint) return fingerprint === asked.fingerprint;
  return fingerprint === (await asked.readFingerprint());
}

function answerIn({ status, headers, body }: Found): KeptAnswer {
  if (body === null) throw new IdempotencyReplayUnavailable();
  return { status: status!, headers, body };
}
