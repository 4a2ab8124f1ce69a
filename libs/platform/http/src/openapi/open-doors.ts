import type { OpenAPIObject } from '@nestjs/swagger';
import { SIGN_IN_OPTIONAL } from '@app/access';
import { type Operation, operationsOf } from './operations';

type Marked = Operation & { [SIGN_IN_OPTIONAL]?: true };

/** The ways to sign in, one of which an operation behind `@Can()` asks for. */
export const SIGN_IN: Record<string, string[]>[] = [{ password: [] }, { bearer: [] }];

/** Says of every operation that asks nobody to sign in that it does not, or that signing in is optional. */
export function openDoors(document: OpenAPIObject): void {
  for (const operation of operationsOf(document) as Marked[]) {
    operation.security ??= operation[SIGN_IN_OPTIONAL] ? [{}, ...SIGN_IN] : [];
    delete operation[SIGN_IN_OPTIONAL];
  }
}
