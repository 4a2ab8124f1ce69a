import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookies } from '@app/auth';
import { env } from '@app/config';
import { CsrfRefused } from './auth.errors';
import { csrfTokenOf } from './csrf';
import type { TokenPair } from './sessions.service';

/** Credentials of a browser: the cookie that it always sends, and the CSRF token and origin that only its page can send. */
export interface Browser {
  /** The refresh token in the cookie. */
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

/** Tells whether an origin is ours: that of `PUBLIC_URL`, or one in `BACKEND_CORS_ORIGINS`. `*` and `null` match nothing. */
export const isOwnOrigin = (origin: string): boolean =>
  /^https?:/.test(origin) && [new URL(env.PUBLIC_URL).origin, ...env.BACKEND_CORS_ORIGINS].includes(origin);

/** Refuses requests from pages of foreign origins. Programs other than browsers send no origin and pass. */
export function demandOwnOrigin({ origin }: Browser): void {
  if (origin !== undefined && !isOwnOrigin(origin)) throw new CsrfRefused();
}

/** Sets the cookie with the refresh token, and returns the CSRF token for it. */
export function keepInCookies(reply: FastifyReply, { refresh_token, refresh_expires_in, session_id }: TokenPair): string {
  const csrf_token = csrfTokenOf(session_id);
  reply.header('set-cookie', sessionCookies.keeping(refresh_token, csrf_token, refresh_expires_in)).header('cache-control', 'no-store');
  return csrf_token;
}

export const forgetCookies = (reply: FastifyReply): void => void reply.header('set-cookie', sessionCookies.forgetting());
