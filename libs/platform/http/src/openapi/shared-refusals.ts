import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Refusal } from '@app/errors';
import type { Operation } from './operations';

/** A status that an operation may answer with, and the errors behind it. */
export interface Refused {
  readonly operation: Operation;
  readonly status: number;
  readonly refusals: readonly Refusal[];
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const RETRY_AFTER = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
const RATE_LIMIT = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
};
const HEADERS: Readonly<Record<number, Record<string, { $ref: string }>>> = { 429: { ...RETRY_AFTER, ...RATE_LIMIT }, 503: RETRY_AFTER };
const anyOther = { description: 'Any other problem.', content: { 'application/problem+json': { schema: PROBLEM } } };

/**
 * Declares an answer that several operations share under `components.responses`, and any other one at its operation. The problem in it is a
 * named schema, because generators copy unnamed compositions into every type.
 */
export function shareRefusals(document: OpenAPIObject, refused: readonly Refused[]): void {
  const responses: Record<string, object> = { Problem: anyOther };
  for (const [shared, answers] of byName(refused)) {
    const isShared = answers.length > 1;
    const first = answers[0]!;
    const name = isShared ? shared : ownName(first);
    const answer = answerOf(first, name);
    document.components!.schemas![`${name}Problem`] = schemaOf(first.refusals);
    if (isShared) responses[name] = answer;
    for (const { operation, status } of answers)
      operation.responses[String(status)] = isShared ? { $ref: `#/components/responses/${name}` } : answer;
  }
  for (const { operation } of refused) operation.responses.default = { $ref: '#/components/responses/Problem' };
  document.components = { ...document.components, responses: responses as never };
}

function byName(refused: readonly Refused[]): Map<string, Refused[]> {
  const groups = new Map<string, Refused[]>();
  for (const one of refused) {
    const name = sharedName(one.refusals);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}

function answerOf({ status, refusals }: Refused, name: string) {
  return {
    description: [...new Set(refusals.map(({ code, error, en }) => `\`${code}\` \`${error}\`: ${en}`))].join('\n\n'),
    ...(HEADERS[status] && { headers: HEADERS[status] }),
    content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${name}Problem` } } },
  };
}

/** A problem whose `error` and `code` are among those of this answer. */
const schemaOf = (refusals: readonly Refusal[]) => ({
  allOf: [
    PROBLEM,
    {
      type: 'object' as const,
      properties: {
        error: { type: 'string' as const, enum: [...new Set(refusals.map(({ error }) => error))] },
        code: { type: 'string' as const, enum: [...new Set(refusals.map(({ code }) => code))] },
      },
    },
  ],
});

/** Errors that most operations share, under one word. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['ForbiddenOrInsufficientScopeOrNotByApiKeyOrPasswordChangeRequiredOrTotpEnrolmentRequired', 'Forbidden'],
  ['IdempotencyInProgressOrIdempotencyReplayUnavailable', 'IdempotencyConflict'],
  ['ValidationFailedOrIdempotencyKeyReused', 'InvalidOrKeyReused'],
];

/** `TaskNotFound`, or `TaskNotMovableOrTaskLocked` for several. */
function sharedName(refusals: readonly Refusal[]): string {
  const name = [...new Set(refusals.map(({ error }) => pascalCase(error.toLowerCase())))].join('Or');
  return TOGETHER.reduce((short, [long, word]) => short.replace(long, word), name);
}

/** `TasksApproveConflict` for a 409 that only one operation answers with. */
const ownName = ({ operation, status }: Refused): string =>
  pascalCase(operation.operationId ?? '') + STATUS_CODES[status]!.replaceAll(' ', '');

const pascalCase = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
