import type { OpenAPIObject } from '@nestjs/swagger';
import { FRESH_PROOF, NEEDED_ADDRESS } from '@app/access';
import {
  AddressNotConfirmed,
  BodyTooLarge,
  Forbidden,
  IdempotencyInProgress,
  IdempotencyKeyReused,
  IdempotencyReplayUnavailable,
  InsufficientScope,
  InvalidToken,
  MalformedRequest,
  NotByApiKey,
  NotFound,
  PasswordChangeRequired,
  ProofRequired,
  RateLimited,
  type Refusal,
  TotpEnrolmentRequired,
  Unavailable,
  UnsupportedMedia,
  UrlTooLong,
  ValidationFailed,
} from '@app/errors';
import { REFUSES } from '../problems/refuses';
import { STATUS } from '../problems/status';
import { nounIn } from '../requests/ids';
import type { Operation } from './operations';
import { type Refused, shareRefusals } from './shared-refusals';

/** Declares every error that an operation may answer with: the route's own, and those that follow from its shape. */
export function declareRefusals(document: OpenAPIObject): void {
  const refused: Refused[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods as Record<string, Operation>)) refused.push(...refusedBy(path, operation));
  }
  shareRefusals(document, refused);
}

function refusedBy(path: string, operation: Operation): Refused[] {
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...ownOf(operation), ...commonOf(path, operation)]) {
    const status = STATUS[refusal.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusal]);
  }
  return [...byStatus].sort(([a], [b]) => a - b).map(([status, refusals]) => ({ operation, status, refusals }));
}

/** Takes the errors that `@Refuses` declared off the operation. */
function ownOf(operation: Operation): Refusal[] {
  const extensions = operation as unknown as Record<string, Refusal>;
  const keys = Object.keys(extensions).filter((key) => key.startsWith(REFUSES));
  return keys.map((key) => {
    const refusal = extensions[key]!;
    delete extensions[key];
    return refusal;
  });
}

function commonOf(path: string, operation: Operation): Refusal[] {
  const { security, requestBody, parameters = [] } = operation;
  const keyed = parameters.some((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key');
  const common = [
    [MalformedRequest, ValidationFailed, RateLimited, Unavailable],
    security ? [InvalidToken, Forbidden, InsufficientScope, NotByApiKey, PasswordChangeRequired, TotpEnrolmentRequired] : [],
    NEEDED_ADDRESS in operation ? [AddressNotConfirmed] : [],
    FRESH_PROOF in operation ? [ProofRequired] : [],
    requestBody ? [BodyTooLarge, UnsupportedMedia] : [],
    keyed ? [IdempotencyInProgress, IdempotencyReplayUnavailable, IdempotencyKeyReused] : [],
  ].flat();
  return [...common.map(({ about }) => about), ...(path.includes('{') ? [UrlTooLong.about, ...notFoundAt(path)] : [])];
}

/** Every resource that the path names may be missing: the curriculum, and its version. */
function notFoundAt(path: string): Refusal[] {
  const route = path.replace(/\{(\w+)\}/g, ':$1');
  return [...route.matchAll(/:(\w+)/g)].map(([, parameter = '']) => new NotFound(nounIn(route, parameter)).about);
}
