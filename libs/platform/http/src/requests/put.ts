import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

/** The collections whose `PUT` is documented beside `PATCH`. All others accept `PUT` without documenting it. */
const DOCUMENTED = ['/api/v1/users/{id}', '/api/v1/companies/{id}', '/api/v1/departments/{id}'];

/**
 * Accepts `PUT` on every `PATCH` route, with the same handler, guards and hooks. Must be called before any other hook that changes a route:
 * the copy is made from Nest's route and passes all of them itself.
 */
export function acceptPut(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.method === 'PATCH') fastify.route({ ...route, method: 'PUT' });
  });
}

/** Declares the documented `PUT` operations. Called before operations are completed. */
export function declarePut({ paths }: OpenAPIObject): void {
  for (const path of DOCUMENTED) {
    const patch = paths[path]?.patch;
    if (patch) paths[path]!.put = { ...structuredClone(patch), operationId: 'replace' };
  }
}
