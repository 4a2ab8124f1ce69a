import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, type Reference, type Schema, operationsOf } from './operations';

/** Yields every schema of a document with the name of its property or parameter. */
export function* everySchema(document: OpenAPIObject): Generator<[string, Schema]> {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) yield* within(name, schema);
  for (const operation of operationsOf(document)) {
    for (const [name, schema] of [...parametersOf(operation), ...bodiesOf(operation)]) yield* within(name, schema);
  }
}

type Named = [string, Schema | Reference];

const parametersOf = ({ parameters = [] }: Operation): Named[] =>
  parameters.flatMap((parameter): Named[] => ('schema' in parameter && parameter.schema ? [[parameter.name, parameter.schema]] : []));

function bodiesOf({ requestBody }: Operation): Named[] {
  const contents = requestBody && 'content' in requestBody ? Object.values(requestBody.content) : [];
  return contents.flatMap(({ schema }): Named[] => (schema ? [['', schema]] : []));
}

function* within(name: string, schema: Schema | Reference): Generator<[string, Schema]> {
  if ('$ref' in schema) return;
  yield [name, schema];
  for (const [key, property] of Object.entries(schema.properties ?? {})) yield* within(key, property);
  for (const part of partsOf(schema)) yield* within(name, part);
}

function partsOf({ additionalProperties: rest, items, allOf = [], oneOf = [], anyOf = [] }: Schema): (Schema | Reference)[] {
  const single = [items, typeof rest === 'object' ? rest : undefined].filter((part) => part !== undefined);
  return [...single, ...allOf, ...oneOf, ...anyOf];
}
