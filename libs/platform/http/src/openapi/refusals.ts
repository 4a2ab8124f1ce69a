import type { OpenAPIObject } from '@nestjs/swagger';
import {
  BodyTooLarge,
  Forbidden,
  IdempotencyInProgress,
  IdempotencyKeyReused,
  IdempotencyReplayUnavailable,
  InsufficientScope,
  InvalidToken,
  MalformedRequest,
  NotFound,
  RateLimited,
  type Refusal,
  TotpEnrolmentRequired,
  Unavailable,
  UnsupportedMedia,
  UrlTooLong,
  ValidationFailed,
} from '@app/errors';
import { nounIn } from '../validation/ids';
import { titleOf } from '../problems/problem';
import { REFUSES } from '../problems/refuses';
import { STATUS } from '../problems/status';
import type { Operation } from './operations';

const schema = { $ref: '#/components/schemas/ProblemDto' };
const problem = { 'application/problem+json': { schema } };
const REQUEST_ID = '550e8400-e29b-41d4-a716-446655440000';
const retryAfter = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' as const } } };

/** Declares, for every operation, each refusal that a caller may meet: the route's own, and those that follow from its shape. */
export function declareRefusals({ paths }: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(paths)) {
    for (const operation of Object.values(methods as Record<string, Operation>)) declare(path, operation);
  }
}

function declare(path: string, operation: Operation): void {
  const byStatus = new Map<number, Refusal[]>();
  for (const refusal of [...ownOf(operation), ...commonOf(path, operation)]) {
    const status = STATUS[refusal.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusal]);
  }
  for (const [status, refusals] of [...byStatus].sort(([a], [b]) => a - b)) {
    operation.responses[String(status)] = {
      description: [...new Set(refusals.map(({ code, error, en }) => `\`${code}\` \`${error}\`: ${en}`))].join('\n\n'),
      ...(status === 429 || status === 503 ? { headers: retryAfter } : undefined),
      content: { 'application/problem+json': { schema, example: exampleOf(status, refusals[0]!) } },
    };
  }
  operation.responses.default = { description: 'Any other problem', content: problem };
}

const exampleOf = (status: number, { code, error, en }: Refusal) => ({
  type: `/docs/errors#${code}`,
  status,
  error,
  code,
  title: titleOf(error),
  message: en,
  detail: en,
  request_id: REQUEST_ID,
});

/** What `@Refuses` left on the operation, taken off it. */
function ownOf(operation: Operation): Refusal[] {
  const extensions = operation as unknown as Record<string, Refusal>;
  const keys = Object.keys(extensions).filter((key) => key.startsWith(REFUSES));
  return keys.map((key) => {
    const refusal = extensions[key]!;
    delete extensions[key];
    return refusal;
  });
}

function commonOf(path: string, { security, requestBody, parameters = [] }: Operation): Refusal[] {
  const keyed = parameters.some((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key');
  const common = [
    [MalformedRequest, ValidationFailed, RateLimited, Unavailable],
    security ? [InvalidToken, Forbidden, InsufficientScope, TotpEnrolmentRequired] : [],
    requestBody ? [BodyTooLarge, UnsupportedMedia] : [],
    keyed ? [IdempotencyInProgress, IdempotencyReplayUnavailable, IdempotencyKeyReused] : [],
  ].flat();
  return [...common.map(({ about }) => about), ...(path.includes('{') ? [UrlTooLong.about, notFoundAt(path)] : [])];
}

function notFoundAt(path: string): Refusal {
  const route = path.replace(/\{(\w+)\}/g, ':$1');
  const parameter = /:(\w+)(?!.*:)/.exec(route)?.[1] ?? 'id';
  return new NotFound(nounIn(route, parameter)).about;
}
