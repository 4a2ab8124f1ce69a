import { createSecretKey } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { verify } from 'jsonwebtoken';
import { pool } from './pool';
import { Refusal } from './refusal';
import { settings } from './settings';

export interface Actor {
  readonly id: number;
  readonly role: string;
  readonly company_id: string;
}

const MAX_REMEMBERED = 10_000;
const RIGHTS_LIVE_MS = 1_000;

const key = createSecretKey(Buffer.from(settings.SECRET_KEY));
const verified = new Map<string, { id: number; exp: number }>();
const rights = new Map<number, { until: number; actor: Actor | undefined }>();

/**
 * Returns the caller. A token with a checked signature is cached until it expires, and rights are cached for a second.
 * The app does the same, so that the comparison is about the cost of a request and not about caching.
 */
export async function actorOf({ headers }: FastifyRequest): Promise<Actor> {
  const actor = await rightsOf(identityIn(headers.authorization ?? ''));
  if (!actor) throw new Refusal(401, 'INVALID_TOKEN');
  return actor;
}

function identityIn(authorization: string): number {
  const known = verified.get(authorization);
  if (known && known.exp > Date.now() / 1_000) return known.id;
  try {
    const claims = verify(authorization.replace(/^Bearer /, ''), key, { algorithms: ['HS256'] }) as { sub: string; exp: number };
    if (verified.size >= MAX_REMEMBERED) verified.clear();
    verified.set(authorization, { id: Number(claims.sub), exp: claims.exp });
    return Number(claims.sub);
  } catch {
    throw new Refusal(401, 'INVALID_TOKEN');
  }
}

function rightsOf(id: number): Actor | undefined | Promise<Actor | undefined> {
  const known = rights.get(id);
  return known && known.until > Date.now() ? known.actor : readRights(id);
}

async function readRights(id: number): Promise<Actor | undefined> {
  const { rows } = await pool.query<Actor>({
    name: 'rights',
    text: `SELECT id, role, company_id FROM users WHERE id = $1 AND status = 'active'`,
    values: [id],
  });
  if (rights.size >= MAX_REMEMBERED) rights.clear();
  rights.set(id, { until: Date.now() + RIGHTS_LIVE_MS, actor: rows[0] });
  return rows[0];
}
