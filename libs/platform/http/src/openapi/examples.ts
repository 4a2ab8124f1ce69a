import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, type Reference, type Schema, resolve } from './operations';

const MULTIPART = 'multipart/form-data';

type Example = Readonly<Record<string, unknown>>;

/**
 * Gives every body an example that can be sent as it is: the required fields, and the optional ones whose DTO gives an example. By default
 * Swagger UI fills in every field, with ids that do not exist and parents that are the resource itself.
 */
export function exemplify(document: OpenAPIObject): void {
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods as Record<string, Operation>))) {
    const { requestBody } = operation;
    if (!requestBody || !('content' in requestBody)) continue;
    for (const [type, content] of Object.entries(requestBody.content)) {
      if (content.schema && type !== MULTIPART) content.example = exampleOf(document, content.schema);
    }
  }
}

function exampleOf(document: OpenAPIObject, schema: Schema | Reference): Example {
  const { properties = {}, required = [] } = resolve(document, schema);
  const wanted = Object.entries(properties).filter(
    ([name, property]) => (required.includes(name) && !isFile(property)) || 'example' in property,
  );
  return Object.fromEntries(wanted.map(([name, property]) => [name, valueOf(document, property)]));
}

/** True for binary content, which the reader chooses from their disk. */
const isFile = (property: Schema | Reference): boolean => 'format' in property && property.format === 'binary';

function valueOf(document: OpenAPIObject, property: Schema | Reference): unknown {
  const schema = resolve(document, property);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum.at(-1);
  const [first] = schema.oneOf ?? [];
  if (first) return exampleOf(document, first);
  if (schema.properties) return exampleOf(document, property);
  return schema.type === 'integer' ? (schema.minimum ?? 1) : 'string';
}
