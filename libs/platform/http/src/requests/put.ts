import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

/** The collections for whose things the document has `PUT` beside `PATCH`. Anywhere else it is accepted and not documented twice. */
const DOCUMENTED = ['/api/v1/users/{id}', '/api/v1/companies/{id}', '/api/v1/departments/{id}'];

/**
 * Accepts `PUT` wherever `PATCH` is, with the same handler, guards and hooks. Called before any other hook that changes a route: the
 * twin is made of the route as Nest gave it, and goes through all of them itself.
 */
export function acceptPut(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.method === 'PATCH') fastify.route({ ...route, method: 'PUT' });
  });
}

/** Declares the twins that the document shows. Called before operations are completed. */
export function declarePut({ paths }: OpenAPIObject): void {
  for (const path of DOCUMENTED) {
    const patch = paths[path]?.patch;
    if (patch) paths[path]!.put = { ...structuredClone(patch), operationId: 'replace' };
  }
}
