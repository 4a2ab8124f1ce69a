import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from './operations';

const ALIAS = 'x-alias-of';

/** Marks a route as the alias of another one, which is the one that the document describes: `@AliasOf('POST /scores')`. */
export const AliasOf = (route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`): MethodDecorator => ApiExtension(ALIAS, route);

/** A handler with two paths is described at its first path. */
const SECOND_PATH = /\[[1-9]\d*\]$/;

type Described = Operation & { [ALIAS]?: string };

/** Removes aliases, so that the document has every operation once. The alias routes still accept requests. */
export function leaveOutAliases({ paths }: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(paths)) {
    const operations = methods as Record<string, Described>;
    for (const [method, operation] of Object.entries(operations)) if (isAlias(operation)) delete operations[method];
    if (Object.keys(operations).length === 0) delete paths[path];
  }
}

const isAlias = ({ [ALIAS]: alias, operationId = '' }: Described): boolean => alias !== undefined || SECOND_PATH.test(operationId);
