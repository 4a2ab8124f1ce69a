import { type ExecutionContext, HttpStatus, createParamDecorator } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { env } from '@app/config';
import { isChallenge } from '@domains/auth';
import type { Arrival, Departure, Return } from './identity-providers.service';
import { VISIT_LASTS_S } from './visits.service';

const PATH = '/api/v1/auth/oidc';
// Lax: it is another site that sends the browser back here.
const ATTRIBUTES = `Path=${PATH}; HttpOnly; SameSite=Lax${env.PUBLIC_URL.startsWith('https:') ? '; Secure' : ''}`;

/** What a browser comes back from a provider with. */
export const Returning = createParamDecorator((_: unknown, context: ExecutionContext): Return => {
  const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { query: url.split('?', 2)[1] ?? '', cookies: cookiesIn(headers.cookie ?? '') };
});

/** Has the browser keep its badge until it comes back. */
export function giveBadge(reply: FastifyReply, { badge }: Departure): void {
  reply.header('set-cookie', `${badge.name}=${badge.value}; Max-Age=${VISIT_LASTS_S}; ${ATTRIBUTES}`);
}

/** The badge has done its service. Whoever has a second factor is not in yet. */
export function receive(reply: FastifyReply, { badge, admission }: Arrival): void {
  reply.header('set-cookie', `${badge}=; Max-Age=0; ${ATTRIBUTES}`);
  if (admission && isChallenge(admission)) reply.status(HttpStatus.ACCEPTED);
}

function cookiesIn(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split(/=(.*)/s, 2));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
