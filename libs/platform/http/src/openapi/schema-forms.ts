import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf, resolve } from './operations';

type Loose = Record<string, unknown>;

const COMPOSITIONS = ['allOf', 'oneOf', 'anyOf'] as const;
/** Null, in a form that every generator supports. For an object whose only value is null, some generate an empty name. */
const NOTHING = { type: 'boolean', nullable: true, enum: [null] };

/**
 * Rewrites schemas into forms that validators and generators agree on: a nullable reference becomes a choice of two, a composition of one
 * becomes that one, a nullable enum lists null, and no array is a set, for which generators use a class of their own.
 */
export function refine(document: OpenAPIObject): void {
  nameBodies(document);
  releaseBodies(document);
  nameOrderings(document);
  for (const operation of operationsOf(document)) unfill(operation);
  walk(document.paths);
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
  const only = COMPOSITIONS.map((composition) => schema[composition]).find((parts) => Array.isArray(parts) && parts.length === 1);
  return only ? unwrapped(schema, (only as Loose[])[0]!) : schema;
}

/**
 * Replaces a composition of one schema by that schema, or by a choice of it and null. Keywords beside a reference are ignored, so they are
 * dropped.
 */
function unwrapped({ nullable, description, example }: Loose, only: Loose): Loose {
  if (nullable !== true) return only;
  return { ...(description ? { description } : undefined), ...(example ? { example } : undefined), oneOf: [only, NOTHING] };
}

/** Names each inline body after its operation: without names, generators number them. */
function nameBodies(document: OpenAPIObject): void {
  for (const { operationId = '', requestBody } of operationsOf(document)) {
    if (!requestBody || !('content' in requestBody)) continue;
    for (const content of Object.values(requestBody.content)) {
      if (content.schema && 'properties' in content.schema)
        content.schema = moved(document, `${nameOf(operationId)}Body`, content.schema as Loose);
    }
  }
}

/** Makes a body optional if none of its fields is required. */
function releaseBodies(document: OpenAPIObject): void {
  for (const { requestBody } of operationsOf(document)) {
    if (!requestBody || !('content' in requestBody)) continue;
    const schemas = Object.values(requestBody.content).flatMap(({ schema }) => (schema ? [resolve(document, schema)] : []));
    requestBody.required &&= schemas.some(({ required = [] }) => required.length > 0);
  }
}

/** Names the enum of a list's orderings after its resource, or after its operation if the resource has several. */
function nameOrderings(document: OpenAPIObject): void {
  for (const { operationId = '', parameters = [] } of operationsOf(document)) {
    for (const schema of parameters.flatMap((parameter) => ('schema' in parameter ? [parameter.schema as Loose] : []))) {
      const items = schema.items as Loose | undefined;
      if (!items?.enum) continue;
      const named = { ...items, 'x-enum-varnames': (items.enum as string[]).map(memberOf) };
      schema.items = moved(document, orderingName(document, operationId, named), named);
    }
  }
}

/** `DueAtDesc` for `-due_at`: by default, generators call both directions `DueAt`. */
const memberOf = (value: string): string => `${nameOf(value.replace(/^-/, ''))}${value.startsWith('-') ? 'Desc' : ''}`;

function orderingName({ components }: OpenAPIObject, operationId: string, items: Loose): string {
  const name = `${nameOf(operationId.replace(/_.*/, ''))}Ordering`;
  const taken = components?.schemas?.[name];
  return taken && JSON.stringify(taken) !== JSON.stringify(items) ? `${nameOf(operationId)}Ordering` : name;
}

function moved({ components }: OpenAPIObject, name: string, schema: Loose) {
  components!.schemas![name] = schema;
  return { $ref: `#/components/schemas/${name}` };
}

/** `UsersList` for `users_list`. */
const nameOf = (operationId: string): string => operationId.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Removes examples from optional parameters: Swagger UI would send them, and the list would be empty. */
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
