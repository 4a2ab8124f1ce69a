import { type ExecutionContext, HttpStatus, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { env } from '@app/config';
import { isChallenge, keepInCookies } from '@identity/auth';
import type { ChallengeDto } from '@identity/auth/api';
import { ArrivalDto } from './identity-providers.dto';
import type { AuthorizationRedirect, Callback, CallbackOutcome } from './identity-providers.service';
import { LOGIN_INTENT_LASTS_S } from './authorization-requests.service';

const PATH = '/api/v1/auth/oidc';
// Lax: it is another site that sends the browser back here.
const ATTRIBUTES = `Path=${PATH}; HttpOnly; SameSite=Lax${env.PUBLIC_URL.startsWith('https:') ? '; Secure' : ''}`;

/** What a browser comes back from a provider with. */
export const Returning = createParamDecorator((_: unknown, context: ExecutionContext): Callback => {
  const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { query: url.split('?', 2)[1] ?? '', cookies: cookiesIn(headers.cookie ?? '') };
});

/** Has the browser keep its badge until it comes back. */
export function setBindingCookie(reply: FastifyReply, { binding }: AuthorizationRedirect): void {
  reply.header('set-cookie', `${binding.name}=${binding.value}; Max-Age=${LOGIN_INTENT_LASTS_S}; ${ATTRIBUTES}`);
}

/** The badge has done its service. Who wanted to go somewhere is sent there; else it is said here. Whoever has a second factor is not in yet. */
export function receive(reply: FastifyReply, outcome: CallbackOutcome): ArrivalDto | ChallengeDto | undefined {
  const { binding, admission, return_to } = outcome;
  reply.header('set-cookie', `${binding}=; Max-Age=0; ${ATTRIBUTES}`);
  if (return_to !== null) return void reply.status(HttpStatus.SEE_OTHER).header('location', sentOn(reply, outcome, new URL(return_to)));
  if (admission && isChallenge(admission)) reply.status(HttpStatus.ACCEPTED);
  return ArrivalDto.from(outcome);
}

/** A challenge goes behind the `#`: no server, log or referrer gets to see it, and the page's script does. */
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
