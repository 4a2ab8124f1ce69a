import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CanActivate, type ExecutionContext, Injectable, Logger, SetMetadata, applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { env } from '@app/config';
import { type Claim, currentContext } from '@app/context';
import { MalformedRequest } from '@app/errors';
import { IdempotencyClaims, type KeptAnswer } from './claims';

export const HEADER = 'Idempotency-Key';
const KEY = /^[\x21-\x7e]{1,255}$/;
export const WITHOUT_KEYS = '/api/v1/auth/';
const SECRETIVE = 'secretive';
/** Extension of the contract that marks an operation whose answer is not repeated. */
export const NOT_REPLAYED = 'x-not-replayed';
/** Limits in ms how long a refusal waits for its claim to be released: Postgres itself may have failed. */
const RELEASE_WITHIN_MS = 200;
const KEPT_HEADERS = ['content-type', 'location', 'etag'] as const;

/** The answer of this route holds a secret or a signed URL: it is never stored, and a repeated request gets 409. */
export const Secretive = () => applyDecorators(SetMetadata(SECRETIVE, true), ApiExtension(NOT_REPLAYED, true));

/** Thrown by the guard if the answer is already stored. */
export class Replay extends Error {
  constructor(readonly answer: KeptAnswer) {
    super('replayed');
  }
}

interface OwnClaim extends Claim {
  readonly isSecretive: boolean;
  /** Hash of the request's file, once the handler has read all of it. */
  file_hash?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    claim?: OwnClaim;
    /** Reads the request's file and returns its hash. The handler cannot read it afterwards. */
    hashFile?: () => Promise<string>;
  }
}

/**
 * Performs a POST with an `Idempotency-Key` once per user in 24 hours. The claim is committed before the request runs; its transaction
 * writes a mark with its COMMIT (`Context.claim`, `Database.transaction`); the answer is stored before it is sent. If the process crashes
 * before the commit, the claim can be taken over after 60 seconds; if it crashes afterwards, a retry gets 409. Requests without the header
 * cost one look at their headers.
 */
@Injectable()
export class Idempotency implements CanActivate {
  private readonly logger = new Logger(Idempotency.name);

  constructor(
    private readonly claims: IdempotencyClaims,
    private readonly reflector: Reflector,
  ) {}

  /** Runs after authentication. Throws a `Replay`, or the error why there is none. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor } = request as { readonly actor?: { readonly id: number } };
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || !actor || request.url.startsWith(WITHOUT_KEYS)) return true;
    return this.claim(request, actor.id, String(key), context);
  }

  /** Stores answers in an `onSend` hook, before any that would compress them. */
  attachTo(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (request, reply, payload, done) => {
      const { claim } = request;
      if (!claim) return done(null, payload);
      request.claim = undefined;
      void this.conclude(request, claim, { reply, payload }).then(() => done(null, payload));
    });
  }

  private async claim(request: FastifyRequest, user_id: number, key: string, context: ExecutionContext): Promise<boolean> {
    if (!KEY.test(key)) throw new MalformedRequest([{ field: HEADER, message: 'must be 1 to 255 visible ASCII characters' }]);
    const { hashFile } = request;
    const readFingerprint = hashFile && (async () => fingerprintOf(request, await hashFile()));
    const outcome = await this.claims.claim({ user_id, key, fingerprint: fingerprintOf(request), readFingerprint });
    if ('answer' in outcome) throw new Replay(outcome.answer);

    const isSecretive =
      this.reflector.getAllAndOverride<boolean | undefined>(SECRETIVE, [context.getHandler(), context.getClass()]) ?? false;
    request.claim = { ...outcome.claimed, isMarked: false, isSecretive };
    Object.assign(currentContext() ?? {}, { claim: request.claim });
    return true;
  }

  /** An answer that cannot be stored is still sent: the client has waited for it, and the mark prevents a repetition. */
  private async conclude(request: FastifyRequest, claim: OwnClaim, { reply, payload }: Leaving): Promise<void> {
    const status = reply.statusCode;
    const fingerprint = claim.file_hash && fingerprintOf(request, claim.file_hash);
    // A file that was refused before its end cannot be compared with another one, so a retry runs again.
    const isUnknown = request.hashFile !== undefined && !fingerprint;
    const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, reply.getHeader(name)] as const).filter(([, value]) => value));
    try {
      if (status >= 500 || isUnknown)
        await Promise.race([this.release(claim, status), sleep(RELEASE_WITHIN_MS, undefined, { ref: false })]);
      else {
        const body = claim.isSecretive && status < 400 ? null : textOf(payload);
        await this.claims.keep(claim, { status, headers, body, fingerprint });
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private release(claim: OwnClaim, status: number): Promise<void> {
    return this.claims.release(claim, status).catch((error: unknown) => this.logger.error(error));
  }
}

interface Leaving {
  readonly reply: FastifyReply;
  readonly payload: unknown;
}

/** A file is identified by its hash, once it has been read. */
const fingerprintOf = ({ method, url, body }: FastifyRequest, file_hash?: string): string =>
  createHmac('sha256', env.SECRET_KEY)
    .update(`${method} ${url}\n${JSON.stringify(body ?? file_hash ?? null)}`)
    .digest('base64url');

/** Streams are not stored. */
const textOf = (payload: unknown): string | null => {
  if (payload === null || payload === undefined) return '';
  return typeof payload === 'string' ? payload : null;
};
