import type { FastifyInstance } from 'fastify';
import { env } from '@app/config';
import { HTML } from './html';

/** Makes a page for a query. */
export type DevelopmentPage = (query: Readonly<Record<string, string | undefined>>) => string;

const declared = new Map<string, DevelopmentPage>();

/** Declares a page below `/docs` that production does not serve: `declareDevelopmentPage('/docs/mails', mailsPage)`. */
export function declareDevelopmentPage(path: `/docs/${string}`, page: DevelopmentPage): void {
  declared.set(path, page);
}

/** In production such a path is as unknown as any other. */
export function serveDevelopmentPages(fastify: FastifyInstance): void {
  if (env.NODE_ENV === 'production') return;
  for (const [path, page] of declared)
    fastify.get<{ Querystring: Record<string, string | undefined> }>(path, ({ query }, reply) => reply.type(HTML).send(page(query)));
}
