import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ExecutionContext, RequestMethod, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@app/errors';
import type { Identification, Identity } from '@app/auth';
import type { Limits } from '@app/limits';
import { AccessGuard } from '../../../libs/platform/access/src/access.guard';

type Handler = (...given: unknown[]) => unknown;

/** One operation as the router knows it. */
export interface Route {
  /** `PATCH /users/{id}` */
  readonly name: string;
  readonly controller: Type;
  readonly handler: Handler;
}

const DOMAINS = join(__dirname, '../../../libs/domains');
const files = readdirSync(DOMAINS, { recursive: true, encoding: 'utf8' });
const load = (file: string) => Object.values(require(join(DOMAINS, file)) as Record<string, unknown>);

/** Loads every policy, so that the matrix is whole. */
export const loadPolicies = (): void => files.filter((file) => file.endsWith('.policy.ts')).forEach(load);

const pathsOf = (target: object): string[] => [Reflect.getMetadata('path', target) as string | string[]].flat();
const isController = (one: unknown): one is Type => typeof one === 'function' && Reflect.hasMetadata('path', one);
const placeOf = (...parts: string[]): string =>
  `/${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`.replace(/:(\w+)/g, '{$1}');

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, Handler>;
  const handlers = Object.getOwnPropertyNames(prototype).map((name) => prototype[name]!);
  return handlers
    .filter((handler) => Reflect.hasMetadata('method', handler))
    .flatMap((handler) => {
      const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
      const places = pathsOf(controller).flatMap((at) => pathsOf(handler).map((path) => placeOf(at, path)));
      return places.map((place) => ({ name: `${method} ${place}`, controller, handler }));
    });
}

/** Every route of every domain. */
export const guardedRoutes: readonly Route[] = files
  .filter((file) => file.endsWith('.controller.ts'))
  .flatMap(load)
  .filter(isController)
  .flatMap(routesOf);

/** Decides as the guard of every route does about whoever `identity` is, and says how: `let in`, or the error. */
export async function outcomeOf({ controller, handler }: Route, identity: Identity, id = '0'): Promise<string> {
  const identification = { identify: () => Promise.resolve(identity), ofCookie: () => Promise.resolve(identity) };
  const limits = { admit: () => undefined };
  const guard = new AccessGuard(new Reflector(), identification as unknown as Identification, limits as unknown as Limits);
  const request = { headers: { authorization: 'Bearer a-token' }, params: { id } };
  const context = { getHandler: () => handler, getClass: () => controller, switchToHttp: () => ({ getRequest: () => request }) };
  return guard.canActivate(context as unknown as ExecutionContext).then(
    () => 'let in',
    (error: unknown) => {
      if (error instanceof DomainError) return error.about.error;
      throw error;
    },
  );
}
