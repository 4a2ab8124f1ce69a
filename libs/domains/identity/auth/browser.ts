import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookies } from '@app/auth';
import { env } from '@app/config';
import { CsrfRefused } from './auth.errors';
import { csrfTokenOf } from './csrf';
import type { TokenPair } from './sessions.service';

/** What a browser sends along by itself, and what only a page of ours makes it send. */
export interface Browser {
  /** The refresh token that it keeps. */
  readonly token?: string;
  readonly csrf_token: string;
  readonly origin?: string;
}

export const CSRF_HEADER = 'X-CSRF-Token';

export function browserOf({ headers }: Pick<FastifyRequest, 'headers'>): Browser {
  const csrf_token = [headers[CSRF_HEADER.toLowerCase()] ?? ''].flat().join();
  return { token: sessionCookies.tokenIn(headers.cookie), csrf_token, origin: headers.origin };
}

export const CurrentBrowser = createParamDecorator((_: unknown, context: ExecutionContext): Browser =>
  browserOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Whether pages of an origin are ours: where we are, or named by `BACKEND_CORS_ORIGINS`. `*` and `null` name nobody. */
export const isOwnOrigin = (origin: string): boolean =>
  /^https?:/.test(origin) && [new URL(env.PUBLIC_URL).origin, ...env.BACKEND_CORS_ORIGINS].includes(origin);

/** Refuses what was begun by a page of somebody else's. A program that is no browser says nothing of an origin. */
export function demandOwnOrigin({ origin }: Browser): void {
  if (origin !== undefined && !isOwnOrigin(origin)) throw new CsrfRefused();
}

/** Has the browser keep the refresh token, and says what its pages have to show from now on. */
export function keepInCookies(reply: FastifyReply, { refresh_token, refresh_expires_in, session_id }: TokenPair): string {
  const csrf_token = csrfTokenOf(session_id);
  reply.header('set-cookie', sessionCookies.keeping(refresh_token, csrf_token, refresh_expires_in)).header('cache-control', 'no-store');
  return csrf_token;
}

export const forgetCookies = (reply: FastifyReply): void => void reply.header('set-cookie', sessionCookies.forgetting());
