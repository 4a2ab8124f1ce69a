import type { OpenAPIObject } from '@nestjs/swagger';
import type { Refusal } from '@app/errors';
import { titleOf } from '../problems/problem';
import type { Operation } from './operations';

/** One status that an operation may refuse with, and the refusals behind it. */
export interface Refused {
  readonly operation: Operation;
  readonly status: number;
  readonly refusals: readonly Refusal[];
}

const PROBLEM = { $ref: '#/components/schemas/Problem' };
const REQUEST_ID = '550e8400-e29b-41d4-a716-446655440000';
const RETRY_AFTER = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
const RATE_LIMIT = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
};
const HEADERS: Readonly<Record<number, Record<string, { $ref: string }>>> = { 429: { ...RETRY_AFTER, ...RATE_LIMIT }, 503: RETRY_AFTER };
const anyOther = { description: 'Any other problem.', content: { 'application/problem+json': { schema: PROBLEM } } };

/** Writes an answer that several operations give once, under `components.responses`, and an answer of one operation beside it. */
export function shareRefusals(document: OpenAPIObject, refused: readonly Refused[]): void {
  const responses: Record<string, object> = { Problem: anyOther };
  for (const [name, answers] of byName(refused)) {
    const isShared = answers.length > 1;
    if (isShared) responses[name] = answerOf(answers[0]!, name);
    for (const one of answers) {
      const own = `${pascalCase(one.operation.operationId ?? '')}${one.status}`;
      one.operation.responses[String(one.status)] = isShared ? { $ref: `#/components/responses/${name}` } : answerOf(one, own);
    }
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
    content: { 'application/problem+json': { schema: schemaOf(`${name}Problem`, refusals), example: exampleOf(status, refusals[0]!) } },
  };
}

/** A problem whose `error` and `code` are among those that this answer may have. */
const schemaOf = (title: string, refusals: readonly Refusal[]) => ({
  title,
  allOf: [
    PROBLEM,
    {
      type: 'object',
      properties: {
        error: { type: 'string', enum: [...new Set(refusals.map(({ error }) => error))] },
        code: { type: 'string', enum: [...new Set(refusals.map(({ code }) => code))] },
      },
    },
  ],
});

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

/** Refusals that come together on most operations, under one word. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['ForbiddenOrInsufficientScopeOrTotpEnrolmentRequired', 'Forbidden'],
  ['IdempotencyInProgressOrIdempotencyReplayUnavailable', 'IdempotencyConflict'],
  ['ValidationFailedOrIdempotencyKeyReused', 'InvalidOrKeyReused'],
];

/** `TaskNotFound`, or `TaskNotMovableOrTaskLocked` where there are several. */
function sharedName(refusals: readonly Refusal[]): string {
  const name = [...new Set(refusals.map(({ error }) => pascalCase(error.toLowerCase())))].join('Or');
  return TOGETHER.reduce((short, [long, word]) => short.replace(long, word), name);
}

const pascalCase = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
