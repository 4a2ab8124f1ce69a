import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf, resolve } from './operations';

type Loose = Record<string, unknown>;

const COMPOSITIONS = ['allOf', 'oneOf', 'anyOf'] as const;
const NOTHING = { type: 'object', nullable: true, enum: [null] };

/**
 * Brings schemas into the forms that validators and generators agree on. A reference that may be null is one of two; a composition
 * of one is that one; a nullable enum lists null; nothing is a set, which generators take for a class of their own.
 */
export function refine(document: OpenAPIObject): void {
  nameBodies(document);
  releaseBodies(document);
  nameOrderings(document);
  for (const operation of operationsOf(document)) unfill(operation);
  walk(document.paths as Loose);
  walk(document.components as Loose);
}

function walk(node: Loose): void {
  for (const [key, part] of Object.entries(node)) {
    if (key === 'example' || typeof part !== 'object' || part === null) continue;
    node[key] = refined(part as Loose);
    walk(node[key] as Loose);
  }
}

function refined(schema: Loose): Loose {
  if (schema.uniqueItems === true) delete schema.uniqueItems;
  if (schema.nullable === true && Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum.push(null);
  for (const composition of COMPOSITIONS) {
    const parts = schema[composition];
    if (!Array.isArray(parts) || parts.length !== 1) continue;
    const { nullable, description, example } = schema;
    if (nullable !== true) return parts[0] as Loose;
    return { ...(description ? { description } : undefined), ...(example ? { example } : undefined), oneOf: [parts[0], NOTHING] };
  }
  return schema;
}

/** A body that is written out gets a name from its operation: without one, generators number them. */
function nameBodies(document: OpenAPIObject): void {
  for (const { operationId = '', requestBody } of operationsOf(document)) {
    if (!requestBody || !('content' in requestBody)) continue;
    for (const content of Object.values(requestBody.content)) {
      if (content.schema && 'properties' in content.schema)
        content.schema = moved(document, `${nameOf(operationId)}Body`, content.schema as Loose);
    }
  }
}

/** A body in which nothing has to be given can be left out. */
function releaseBodies(document: OpenAPIObject): void {
  for (const { requestBody } of operationsOf(document)) {
    if (!requestBody || !('content' in requestBody)) continue;
    const schemas = Object.values(requestBody.content).flatMap(({ schema }) => (schema ? [resolve(document, schema)] : []));
    requestBody.required &&= schemas.some(({ required = [] }) => required.length > 0);
  }
}

/** The enum of a list's orderings, under the name of its resource, or of its operation where the resource has several. */
function nameOrderings(document: OpenAPIObject): void {
  const schemas = document.components!.schemas!;
  for (const { operationId = '', parameters = [] } of operationsOf(document)) {
    for (const parameter of parameters) {
      const schema = ('schema' in parameter ? parameter.schema : undefined) as Loose | undefined;
      const items = schema?.items as Loose | undefined;
      if (!items?.enum) continue;
      const name = `${nameOf(operationId.replace(/_.*/, ''))}Ordering`;
      const isTaken = name in schemas && JSON.stringify(schemas[name]) !== JSON.stringify(items);
      schema!.items = moved(document, isTaken ? `${nameOf(operationId)}Ordering` : name, items);
    }
  }
}

function moved({ components }: OpenAPIObject, name: string, schema: Loose) {
  components!.schemas![name] = schema as never;
  return { $ref: `#/components/schemas/${name}` };
}

/** `UsersList` for `users_list`. */
const nameOf = (operationId: string): string => operationId.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Takes examples off what need not be given: Swagger UI would send them, and the list would be empty. */
function unfill({ parameters = [] }: Operation): void {
  for (const parameter of parameters) {
    if (!('in' in parameter) || parameter.required) continue;
    const schema = (parameter.schema ?? {}) as Loose;
    const example = (parameter.example ?? schema.example) as string | undefined;
    delete parameter.example;
    delete schema.example;
    if (example !== undefined) parameter.description = [parameter.description, `E.g. \`${example}\`.`].filter(Boolean).join(' ');
  }
}
