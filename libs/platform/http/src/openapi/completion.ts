import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION } from '@app/access';
import { VIEWER_SIDES, matrix, nameOf } from '@app/auth';
import { SIGN_IN } from './open-doors';
import type { Operation } from './operations';

const MERGES = 'Merges what is sent: what is left out stays as it is. PATCH and PUT do the same.';

/** Adds to the document what no route should have to say for itself. */
export function complete(document: OpenAPIObject): void {
  for (const methods of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) finish(method, operation);
  }
}

function finish(method: string, operation: Operation): void {
  if (operation.security) operation.security = SIGN_IN;
  operation.description = describe(method, operation);
}

function describe(method: string, operation: Operation): string | undefined {
  const merges = method === 'put' || method === 'patch' ? MERGES : undefined;
  return [operation.description, merges, whoMay(operation)].filter(Boolean).join('\n\n') || undefined;
}

/** What the matrix says of an operation, for its reader. */
function whoMay(operation: Operation): string | undefined {
  const name = (operation as unknown as Record<string, string>)[PERMISSION];
  const row = matrix.find((permission) => nameOf(permission) === name)?.row;
  if (!row) return undefined;
  const lines = VIEWER_SIDES.flatMap((who) => (row[who] ? [`${who} (${row[who].says})`] : []));
  return `Permission \`${name}\`: ${lines.join('; ')}.`;
}
