import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION } from '@app/access';
import { STANDPOINTS, matrix, nameOf } from '@app/auth';
import type { Operation, Schema } from './operations';

/** Numbers that are whole by what they count. */
const WHOLE = /^(?:.*_)?(?:id|count|bytes|version|pages?|page_size|weeks?|order|limit|used|reserved|requested|status|attempts|number|s)$/;

const MERGES = 'Merges what is sent: what is left out stays as it is. PATCH and PUT do the same.';

/** Adds to the document what no route should have to say for itself. */
export function complete(document: OpenAPIObject): void {
  for (const methods of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) finish(method, operation);
  }
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if ('properties' in schema) Object.entries(schema.properties ?? {}).forEach(([name, property]) => wholen(name, property));
  }
}

function finish(method: string, operation: Operation): void {
  const { parameters = [], security } = operation;
  for (const parameter of parameters) if ('schema' in parameter) wholen(parameter.name, parameter.schema ?? {});
  takeForms(operation);
  operation.operationId = unnumbered(operation);
  if (security) operation.security = [{ password: [] }, { bearer: [] }];
  operation.description = describe(method, operation);
}

/** A handler with two paths: `auth_refresh[0]` and `[1]` are `auth_refresh` and `auth_refresh_2`. */
const unnumbered = ({ operationId = '' }: Operation): string =>
  operationId.replace(/\[(\d+)\]$/, (_, index) => (index === '0' ? '' : `_${Number(index) + 1}`));

function describe(method: string, operation: Operation): string | undefined {
  const merges = method === 'put' || method === 'patch' ? MERGES : undefined;
  return [operation.description, merges, whoMay(operation)].filter(Boolean).join('\n\n') || undefined;
}

/** What the matrix says of an operation, for its reader. */
function whoMay(operation: Operation): string | undefined {
  const name = (operation as unknown as Record<string, string>)[PERMISSION];
  const row = matrix.find((permission) => nameOf(permission) === name)?.row;
  if (!row) return undefined;
  const lines = STANDPOINTS.flatMap((who) => (row[who] ? [`${who} (${row[who].says})`] : []));
  return `Permission \`${name}\`: ${lines.join('; ')}.`;
}

function takeForms({ requestBody }: Operation): void {
  if (!requestBody || !('content' in requestBody)) return;
  const json = requestBody.content['application/json'];
  if (json) requestBody.content['application/x-www-form-urlencoded'] = json;
}

function wholen(name: string, schema: object): void {
  const property = schema as { -readonly [Key in keyof Schema]: Schema[Key] };
  if (property.type === 'number' && WHOLE.test(name)) property.type = 'integer';
}
