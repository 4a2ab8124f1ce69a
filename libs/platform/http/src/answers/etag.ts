import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { ApiHeader, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ExpectedVersion, MalformedRequest, PreconditionFailed } from '@app/errors';
import { Refuses } from '../problems/refuses';

const HEADER = 'If-Match';
const TAGS = /^\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")*\s*$/;
const OWN_TAG = /(?<!W\/)"([1-9]\d{0,9})"/g;

/** Stands for a tag that we never issued. No version equals it, so the comparison of versions refuses the change. */
const NO_VERSION = 0;

/**
 * Adds the strong tag `"<version>"` to every answer that is one updatable resource; the body has the same version. Lists are already text
 * and are skipped. There are no 304s: a body also shows names of other resources (a user's company), which change without this resource's
 * version.
 */
export function tagVersions(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    const version = (payload as { version?: unknown } | null)?.version;
    if (typeof version === 'number') reply.header('etag', `"${version}"`);
    done(null, payload);
  });
}

/**
 * The version that the caller's change is based on, for `expectVersion`: `@IfMatch() expected?: ExpectedVersion`. It is undefined if the
 * header is absent or `*`. A list of tags matches if one of them does. A tag that we did not issue (such as a weak one) matches no version:
 * 412. A malformed tag is refused with 400.
 */
export const IfMatch: () => ParameterDecorator = createParamDecorator(
  (_: unknown, context: ExecutionContext) => expectedIn(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [
    (target, method) => {
      const descriptor = Object.getOwnPropertyDescriptor(target, method!)!;
      ApiHeader({
        name: HEADER,
        required: false,
        description: 'Change it only if it still has this `ETag`, or one of several, separated by commas. Otherwise 412.',
        example: '"3"',
      })(target, method!, descriptor);
      Refuses(PreconditionFailed)(target, method!, descriptor);
    },
  ],
);

export function expectedIn(header: string | undefined): ExpectedVersion | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  if (!TAGS.test(header))
    throw new MalformedRequest([{ field: HEADER, message: 'must be a quoted ETag, several separated by commas, or *' }]);
  const versions = [...header.matchAll(OWN_TAG)].map(([, digits]) => Number(digits));
  return versions.length > 1 ? versions : (versions[0] ?? NO_VERSION);
}

type Operation = OpenAPIObject['paths'][string]['get'] & object;
const tag = { description: 'The version, for `If-Match`.', schema: { type: 'string' as const, example: '"3"' } };

/** Declares the tag in the contract: a resource that can be changed under `If-Match` has an ETag wherever it is answered alone. */
export function declareTags({ paths }: OpenAPIObject): void {
  const operations = Object.values(paths).flatMap((path) => Object.values(path as Record<string, Operation>));
  const tagged = new Set(operations.filter(takesTag).flatMap((operation) => answersOf(operation).map(shapeOf)));
  for (const answer of operations.flatMap(answersOf)) {
    const shape = shapeOf(answer);
    if (shape && tagged.has(shape)) Object.assign(answer, { headers: { ...answer.headers, ETag: tag } });
  }
}

interface ContractAnswer {
  headers?: object;
  readonly content?: Record<string, { schema?: { $ref?: string } } | undefined>;
}

const takesTag = ({ parameters = [] }: Operation): boolean =>
  parameters.some((parameter) => 'in' in parameter && parameter.name === HEADER);
const answersOf = ({ responses }: Operation): ContractAnswer[] =>
  [responses?.['200'], responses?.['201']].filter(Boolean) as ContractAnswer[];
const shapeOf = ({ content }: ContractAnswer): string | undefined => content?.['application/json']?.schema?.$ref;
