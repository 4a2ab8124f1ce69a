import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from './operations';

const ALIAS = 'x-alias-of';

/** Accepts the same as another route, which is the one that the document describes: `@AliasOf('POST /scores')`. */
export const AliasOf = (route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`): MethodDecorator => ApiExtension(ALIAS, route);

/** A handler with two paths is described at the first. */
const SECOND_PATH = /\[[1-9]\d*\]$/;

type Described = Operation & { [ALIAS]?: string };

/** Leaves every operation in the document once. The routes that answer by another name are accepted all the same. */
export function leaveOutAliases({ paths }: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(paths)) {
    const operations = methods as Record<string, Described>;
    for (const [method, operation] of Object.entries(operations)) if (isAlias(operation)) delete operations[method];
    if (Object.keys(operations).length === 0) delete paths[path];
  }
}

const isAlias = ({ [ALIAS]: alias, operationId = '' }: Described): boolean => alias !== undefined || SECOND_PATH.test(operationId);
