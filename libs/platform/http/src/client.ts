import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Language, languageFor } from '@app/i18n';

const MAX_USER_AGENT = 300;

/** Where a request comes from. */
export interface Client {
  readonly address: string;
  /** User-Agent, cut to 300 characters. */
  readonly user_agent: string | null;
  /** `Accept-Language`, as sent. */
  readonly languages?: string;
}

export const clientOf = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Client => ({
  address: ip,
  user_agent: headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null,
  languages: headers['accept-language'],
});

export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): Client =>
  clientOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The language of the answer, chosen by the same rule as for problems. */
export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language => {
  const { headers, actor } = context.switchToHttp().getRequest<FastifyRequest & { readonly actor?: { readonly locale?: string | null } }>();
  return languageFor(headers['accept-language'], actor?.locale);
});
