import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteOptions } from 'fastify';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { readonly 'x-any-query'?: boolean };
export type Schema = Extract<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { type?: unknown }>;
export type Reference = { readonly $ref: string };

/** All operations of a document. */
export const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods as Record<string, Operation>));

/** The documented operation of a Fastify route. A `PUT` that is not documented has that of its `PATCH`. */
export function operationOf({ paths }: OpenAPIObject, { url, method }: Pick<RouteOptions, 'url' | 'method'>): Operation | undefined {
  const path = paths[url.replace(/:(\w+)/g, '{$1}')];
  const named = String(method).toLowerCase();
  return path?.[named as 'get'] ?? (named === 'put' ? path?.patch : undefined);
}

/** The schema that a reference points to, or the schema itself. */
export function resolve(document: OpenAPIObject, schema: Schema | Reference): Schema {
  if ('$ref' in schema) return resolve(document, named(document, schema));
  const [only, ...more] = schema.allOf ?? [];
  return only && more.length === 0 ? { ...resolve(document, only), nullable: schema.nullable } : schema;
}

const named = ({ components }: OpenAPIObject, { $ref }: Reference): Schema | Reference =>
  components?.schemas?.[$ref.replace('#/components/schemas/', '')] ?? {};
