import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteOptions } from 'fastify';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { readonly 'x-any-query'?: boolean };
export type Schema = Extract<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { type?: unknown }>;
export type Reference = { readonly $ref: string };

/** All operations of a document. */
export const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods as Record<string, Operation>));

/** The part of the contract that a route of Fastify keeps. A `PUT` that the document leaves out keeps that of its `PATCH`. */
export function operationOf({ paths }: OpenAPIObject, { url, method }: Pick<RouteOptions, 'url' | 'method'>): Operation | undefined {
  const path = paths[url.replace(/:(\w+)/g, '{$1}')];
  const named = String(method).toLowerCase();
  return path?.[named as 'get'] ?? (named === 'put' ? path?.patch : undefined);
}

/** A schema itself, wherever it is only referred to. */
export function resolve(document: OpenAPIObject, schema: Schema | Reference): Schema {
  if ('$ref' in schema) return resolve(document, named(document, schema));
  const [only, ...more] = schema.allOf ?? [];
  return only && more.length === 0 ? { ...resolve(document, only), nullable: schema.nullable } : schema;
}

const named = ({ components }: OpenAPIObject, { $ref }: Reference): Schema | Reference =>
  components?.schemas?.[$ref.replace('#/components/schemas/', '')] ?? {};

/** Every schema of a document with the name that it is a property, a parameter or a part of, the deepest last. */
export function* everySchema(document: OpenAPIObject): Generator<[string, Schema]> {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) yield* within(name, schema);
  for (const { parameters = [], requestBody } of operationsOf(document)) {
    for (const parameter of parameters) if ('schema' in parameter && parameter.schema) yield* within(parameter.name, parameter.schema);
    const bodies = requestBody && 'content' in requestBody ? Object.values(requestBody.content) : [];
    for (const { schema } of bodies) if (schema) yield* within('', schema);
  }
}

function* within(name: string, schema: Schema | Reference): Generator<[string, Schema]> {
  if ('$ref' in schema) return;
  yield [name, schema];
  for (const [key, property] of Object.entries(schema.properties ?? {})) yield* within(key, property);
  const { additionalProperties: rest, items } = schema;
  const parts = [
    items,
    typeof rest === 'object' ? rest : undefined,
    ...(schema.allOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
  ];
  for (const part of parts) if (part) yield* within(name, part);
}
