import type { OpenAPIObject } from '@nestjs/swagger';
import { FRESH_PROOF, type FreshProof, PERMISSION } from '@app/access';
import { matrix, nameOf, sentencesAbout } from '@app/auth';
import { SIGN_IN } from './open-doors';
import type { Operation } from './operations';

const MERGES = 'Send only the fields to change; omitted fields keep their values, and `null` clears a nullable one.';

/** Adds to every operation the parts that follow from its shape, so that no route has to declare them. */
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
  return [operation.description, merges, whoMay(operation), proofFor(operation)].filter(Boolean).join('\n\n') || undefined;
}

const PROOF: Readonly<Record<FreshProof, string>> = {
  always: 'Requires a proof of identity within the last 5 minutes: a sign-in, or `POST /auth/proof` (403 `PROOF_REQUIRED`).',
  on_oneself:
    'For your own account it requires a proof of identity within the last 5 minutes: a sign-in, or `POST /auth/proof` (403 `PROOF_REQUIRED`).',
};

/** Describes when an operation needs a fresh proof of identity. */
function proofFor(operation: Operation): string | undefined {
  const when = (operation as unknown as Record<string, FreshProof>)[FRESH_PROOF];
  return when && PROOF[when];
}

/** Describes who may call an operation, from the permission matrix. */
function whoMay(operation: Operation): string | undefined {
  const name = (operation as unknown as Record<string, string>)[PERMISSION];
  const permission = matrix.find((one) => nameOf(one) === name);
  if (!permission) return undefined;
  const needed = permission.is_delegable ? `Permission and API-key scope: \`${name}\`.` : `Permission: \`${name}\`, not for API keys.`;
  return `${needed} ${sentencesAbout(permission.row)}`;
}
