import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Reference, Schema } from './operations';

const PERMISSIONS = 'Permissions';
const FIELDS = ['can', 'can_ask'];

/**
 * Writes a row with the caller's permissions as its two parts (`Task` is `TaskRow` and `Permissions`), so that the contract has every field of
 * the row once.
 */
export function composePermitted({ components }: OpenAPIObject): void {
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) {
    const row = schemas[`${name}Row`];
    if (!row || !isPermitted(schema, row)) continue;
    schemas[PERMISSIONS] ??= only(FIELDS, schema);
    const { description } = schema;
    schemas[name] = { ...(description && { description }), allOf: [refTo(`${name}Row`), refTo(PERMISSIONS)] };
  }
}

const refTo = (name: string): Reference => ({ $ref: `#/components/schemas/${name}` });

function isPermitted({ properties = {} }: Schema, { properties: own = {} }: Schema): boolean {
  const { can, can_ask, ...rest } = properties;
  return can !== undefined && can_ask !== undefined && isDeepStrictEqual(rest, own);
}

const only = (fields: readonly string[], { properties = {}, required = [] }: Schema): Schema => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field, properties[field]!])),
  required: required.filter((field) => fields.includes(field)),
});
