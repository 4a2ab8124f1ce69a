import type { OpenAPIObject } from '@nestjs/swagger';
import { nounIn } from '../requests/ids';
import type { Operation, Schema } from './operations';

/** Descriptions of properties that mean the same in every schema. */
const PROPERTIES: Readonly<Record<string, string>> = {
  id: 'ID.',
  version: 'Version for `If-Match`. Grows with each change.',
  created_at: 'When it was created.',
  updated_at: 'When it was last changed.',
  results: 'Rows of this page.',
  count: 'Number of rows on all pages.',
};

/** Descriptions of parameters that are named alike on every operation. */
const PARAMETERS: Readonly<Record<string, string>> = {
  number: 'Number of the version, from 1.',
  provider: 'Name of the provider, as the list of providers has it.',
  name: 'Name.',
  code: 'Authorization code of the provider (RFC 6749).',
  state: 'State of the authorization request (RFC 6749).',
};

/** Describes path parameters and properties that have no description and mean the same everywhere. All others must have their own. */
export function describeCommonParts(document: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of Object.values(methods as Record<string, Operation>)) describeParameters(path, operation);
  }
  for (const schema of Object.values(document.components?.schemas ?? {})) describeProperties(schema as Schema);
}

function describeParameters(path: string, { parameters = [] }: Operation): void {
  const route = path.replace(/\{(\w+)\}/g, ':$1');
  for (const parameter of parameters)
    if ('in' in parameter && !parameter.description) parameter.description = textFor(parameter.name, route);
}

const textFor = (name: string, route: string): string | undefined =>
  /(?:^|_)id$/.test(name) ? `ID of the ${nounIn(route, name).en}.` : PARAMETERS[name];

function describeProperties({ properties = {}, allOf = [] }: Schema): void {
  const described = Object.entries(properties).filter(([name, property]) => name in PROPERTIES && !('$ref' in property));
  for (const [name, property] of described) (property as Schema).description ??= PROPERTIES[name];
  for (const part of allOf) if (!('$ref' in part)) describeProperties(part);
}
