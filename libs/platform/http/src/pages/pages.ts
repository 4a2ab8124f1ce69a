import { createReadStream } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { env } from '@app/config';
import { escaped } from '@app/html';
import { contentTag, isKnown } from '../answers/not-modified';
import { serveDevelopmentPages } from './development-pages';
import { errorsPage } from './errors-page';
import { HTML, page, prefersHtml } from './html';
import { forRedoc, redocPage } from './redoc';
import { swaggerUi } from './swagger-ui';

const DAY_S = 86_400;

const about = { name: env.PROJECT_NAME, version: env.VERSION, description: env.DESCRIPTION };
const links = { api: '/api/v1', docs: '/docs', redoc: '/redoc', openapi: '/openapi.json', errors: '/docs/errors', health: '/health' };

/** Serves the documentation pages. All their resources come from this process; no page loads anything from elsewhere. */
export function servePages(app: NestFastifyApplication, document: () => OpenAPIObject): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  serveWelcome(fastify);
  serveErrors(fastify, document);
  serveDevelopmentPages(fastify);
  serveContract(fastify, document);
  SwaggerModule.setup('docs', app, document, swaggerUi(about.name));
}

function serveWelcome(fastify: FastifyInstance): void {
  const { api, ...pages } = links;
  const items = Object.entries(pages).map(([name, href]) => `<li><a href="${href}">${name}</a> <code>${href}</code></li>`);
  const html = page(
    about.name,
    `<h1>${escaped(about.name)} ${escaped(about.version)}</h1><p>${escaped(about.description)}</p><p>The API is at <code>${api}</code>.</p><ul>${items.join('')}</ul>`,
  );
  fastify.get('/', (request, reply) =>
    prefersHtml(request)
      ? reply.type(HTML).send(html)
      : reply.send({ message: `Welcome to ${about.name}.`, docs: links.docs, ...about, links }),
  );
}

function serveErrors(fastify: FastifyInstance, document: () => OpenAPIObject): void {
  let made: string | undefined;
  fastify.get('/docs/errors', (_, reply) => reply.type(HTML).send((made ??= errorsPage(about.name, document()))));
}

const tagged = (json: string) => ({ json, tag: contentTag(json) });

function serveContract(fastify: FastifyInstance, document: () => OpenAPIObject): void {
  serveJson(fastify, '/openapi.json', document);
  serveJson(fastify, '/redoc/openapi.json', () => forRedoc(document()));
  const redoc = redocPage(about.name);
  fastify.get('/redoc', (_, reply) => reply.type(HTML).send(redoc));
  fastify.get('/redoc/redoc.standalone.js', (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', `public, max-age=${DAY_S}`)
      .send(createReadStream(require.resolve('redoc/bundles/redoc.standalone.js'))),
  );
}

function serveJson(fastify: FastifyInstance, path: string, document: () => OpenAPIObject): void {
  let made: { readonly json: string; readonly tag: string } | undefined;
  fastify.get(path, ({ headers }, reply) => {
    const { json, tag } = (made ??= tagged(JSON.stringify(document())));
    reply.headers({ etag: tag, 'cache-control': 'no-cache' });
    return isKnown(headers['if-none-match'], tag) ? reply.status(304).send() : reply.type('application/json; charset=utf-8').send(json);
  });
}
