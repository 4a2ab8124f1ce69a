import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf } from './operations';

const headers = {
  RateLimit: {
    description: 'Remaining requests, and seconds until the window ends: `"user";r=999;t=3600`.',
    schema: { type: 'string' },
  },
  RateLimitPolicy: {
    description: 'Requests per window, and its length in seconds: `"user";q=1000;w=3600`.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds to wait before a retry.', schema: { type: 'integer', minimum: 0 } },
  Location: { description: 'Path of the new resource.', schema: { type: 'string', format: 'uri-reference' } },
  ETag: { description: 'The version, for `If-Match`.', schema: { type: 'string', example: '"3"' } },
} as const;

const refer = (name: keyof typeof headers) => ({ $ref: `#/components/headers/${name}` });

type Answer = { $ref?: string; headers?: Record<string, object> };

/** Parameters that all lists share, and filters that a list shares with its board and its counts. */
const OF_LISTS: readonly string[] = [
  ...['page', 'page_size', 'ids'],
  ...['assignee_id', 'reviewer_id', 'mentorship_id', 'parent_id', 'required', 'locked', 'overdue'],
  ...['due_after', 'due_before', 'completed_after', 'completed_before'],
  ...['start_on_after', 'start_on_before', 'end_on_after', 'end_on_before', 'end_passed', 'curriculum_id'],
  ...['last_login_after', 'last_login_before'],
];

/** Declares shared headers and list parameters once, and replaces each use by a reference. */
export function shareHeaders(document: OpenAPIObject): void {
  const parameters: Record<string, unknown> = {};
  for (const operation of operationsOf(document)) {
    operation.parameters = operation.parameters?.map((parameter) => {
      if (!('in' in parameter) || !isShared(parameter)) return parameter;
      const name = parameter.name.replace(/[^A-Za-z_]/g, '');
      parameters[name] ??= parameter;
      return isDeepStrictEqual(parameters[name], parameter) ? { $ref: `#/components/parameters/${name}` } : parameter;
    });
    for (const answer of successesOf(operation)) if (answer.headers) answer.headers = sharedIn(answer);
  }
  document.components = { ...document.components, parameters: parameters as never, headers: headers };
}

const isShared = (parameter: { readonly in: string; readonly name: string }): boolean =>
  parameter.in === 'header' || parameter.in === 'cookie' || OF_LISTS.includes(parameter.name);

const successesOf = ({ responses }: Operation): Answer[] =>
  Object.entries(responses).flatMap(([status, answer]) =>
    /^[23]/.test(status) && answer && !('$ref' in answer) ? [answer as Answer] : [],
  );

const sharedIn = ({ headers: own = {} }: Answer): Record<string, object> =>
  Object.fromEntries(Object.entries(own).map(([name, header]) => [name, name in headers ? refer(name as 'ETag') : header]));
