import { type ExecutionContext, HttpStatus, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { env } from '@app/config';
import { isChallenge, keepInCookies } from '@identity/auth';
import type { ChallengeDto } from '@identity/auth/api';
import { ArrivalDto } from './identity-providers.dto';
import type { AuthorizationRedirect, Callback, CallbackOutcome } from './identity-providers.service';
import { LOGIN_INTENT_LASTS_S } from './authorization-requests.service';

const PATH = '/api/v1/auth/oidc';
// Lax, because the redirect back comes from another site.
const ATTRIBUTES = `Path=${PATH}; HttpOnly; SameSite=Lax${env.PUBLIC_URL.startsWith('https:') ? '; Secure' : ''}`;

/** Query and cookies of a provider's callback. */
export const Returning = createParamDecorator((_: unknown, context: ExecutionContext): Callback => {
  const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { query: url.split('?', 2)[1] ?? '', cookies: cookiesIn(headers.cookie ?? '') };
});

/** Sets the binding cookie. */
export function setBindingCookie(reply: FastifyReply, { binding }: AuthorizationRedirect): void {
  reply.header('set-cookie', `${binding.name}=${binding.value}; Max-Age=${LOGIN_INTENT_LASTS_S}; ${ATTRIBUTES}`);
}

/**
 * Deletes the binding cookie and answers the callback: with a redirect if `return_to` was given, else with JSON; 202 if a second factor is
 * needed.
 */
export function receive(reply: FastifyReply, outcome: CallbackOutcome): ArrivalDto | ChallengeDto | undefined {
  const { binding, admission, return_to } = outcome;
  reply.header('set-cookie', `${binding}=; Max-Age=0; ${ATTRIBUTES}`);
  if (return_to !== null) return void reply.status(HttpStatus.SEE_OTHER).header('location', sentOn(reply, outcome, new URL(return_to)));
  if (admission && isChallenge(admission)) reply.status(HttpStatus.ACCEPTED);
  return ArrivalDto.from(outcome);
}

/** Puts a challenge into the fragment, which no server, log or referrer sees but the page's script does. */
function sentOn(reply: FastifyReply, { admission, refusal }: CallbackOutcome, place: URL): string {
  if (refusal) place.searchParams.set('error', refusal.about.error);
  else if (admission && isChallenge(admission)) {
    const { challenge, expires_in } = admission;
    place.hash = new URLSearchParams({ challenge, expires_in: String(expires_in) }).toString();
  } else if (admission) keepInCookies(reply, admission);
  return place.href;
}

function cookiesIn(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split(/=(.*)/s, 2));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
