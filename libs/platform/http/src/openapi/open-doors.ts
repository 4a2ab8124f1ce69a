import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import { SIGN_IN_OPTIONAL } from '@app/access';
import { type Operation, operationsOf } from './operations';

type Marked = Operation & { [SIGN_IN_OPTIONAL]?: true };

/** The two ways to sign in. An operation with `@Can()` accepts either. */
export const SIGN_IN: Record<string, string[]>[] = [{ password: [] }, { bearer: [] }];

/** Declares sign-in once for the whole document. Operations that differ declare their own; those without sign-in have an empty list. */
export function shareSignIn(document: OpenAPIObject): void {
  document.security = SIGN_IN;
  for (const operation of operationsOf(document)) if (isDeepStrictEqual(operation.security, SIGN_IN)) delete operation.security;
}

/** Describes, on every operation that does not require sign-in, that it is not needed or optional. */
export function openDoors(document: OpenAPIObject): void {
  for (const operation of operationsOf(document) as Marked[]) {
    if (!operation.security) open(operation);
    delete operation[SIGN_IN_OPTIONAL];
  }
}

function open(operation: Marked): void {
  const isOptional = operation[SIGN_IN_OPTIONAL];
  operation.security = isOptional ? [{}, ...SIGN_IN] : [];
  const door = isOptional ? 'Signing in is optional.' : 'No sign-in required.';
  operation.description = [operation.description, door].filter(Boolean).join('\n\n');
}
