import type { OpenAPIObject } from '@nestjs/swagger';
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
  if (method === 'put' || method === 'patch') operation.description = [operation.description, MERGES].filter(Boolean).join('\n\n');
  if (security) operation.security = [{ password: [] }, { bearer: [] }];
}

/** A handler with two paths: `auth_refresh[0]` and `[1]` are `auth_refresh` and `auth_refresh_2`. */
const unnumbered = ({ operationId = '' }: Operation): string =>
  operationId.replace(/\[(\d+)\]$/, (_, index) => (index === '0' ? '' : `_${Number(index) + 1}`));

function takeForms({ requestBody }: Operation): void {
  if (!requestBody || !('content' in requestBody)) return;
  const json = requestBody.content['application/json'];
  if (json) requestBody.content['application/x-www-form-urlencoded'] = json;
}

function wholen(name: string, schema: object): void {
  const property = schema as { -readonly [Key in keyof Schema]: Schema[Key] };
  if (property.type === 'number' && WHOLE.test(name)) property.type = 'integer';
}
