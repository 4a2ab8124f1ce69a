import { readFileSync } from 'node:fs';
import type { NeededAddress } from '@app/auth';

type Schema = Record<string, any>;

/** An operation of the contract, with the parts that generated tests need. */
export interface Operation {
  /** `PATCH /users/{id}` */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** The permission that it requires, such as `user:update`. None if it requires none. */
  readonly permission?: string;
  /** The state of the caller's email address that it requires. */
  readonly neededAddress?: NeededAddress;
  /** True if it answers with a page or a part of a list. */
  readonly lists: boolean;
  readonly takesBody: boolean;
  readonly takesFile: boolean;
  readonly fields: Readonly<Record<string, Schema>>;
  /** Names of the required fields of the body. */
  readonly required: readonly string[];
  readonly example: object;
  readonly query: readonly { readonly name: string; readonly required?: boolean; readonly description?: string; readonly schema: Schema }[];
}

const contract = JSON.parse(readFileSync('test/openapi.json', 'utf8')) as Schema;

/** Operations of the committed contract, so that a new route is tested as soon as it is in the contract. */
const described: readonly Operation[] = Object.entries(contract.paths as Record<string, Record<string, Schema>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => read(method, path, operation)),
);

/** Accepted routes that the contract describes under another name. */
const ALIASES: Readonly<Record<string, string>> = {
  'GET /user/profile': 'GET /auth/me',
  'POST /auth/token/refresh': 'POST /auth/refresh',
  'POST /files/upload-confirm': 'POST /scores',
  'POST /requests/{id}/dismiss': 'POST /requests/{id}/refuse',
  'POST /setlists/{id}/add_item': 'POST /setlists/{id}/add_items',
};

// It accepts `score_id` instead, so that neither field is required.
const requiredOf = (name: string, { required }: Operation) => (name === 'POST /setlists/{id}/add_item' ? [] : required);

const aliases = Object.entries(ALIASES).flatMap(([name, other]) =>
  described
    .filter((operation) => operation.name === other)
    .map((operation) => ({ ...operation, name, path: name.replace(/^\w+ /, '/api/v1'), required: requiredOf(name, operation) })),
);

/** `PUT` is accepted wherever `PATCH` is, but the contract describes it for a few routes only. */
const puts = described
  .filter(({ method }) => method === 'PATCH')
  .map((operation) => ({ ...operation, method: 'PUT' as const, name: operation.name.replace('PATCH', 'PUT') }))
  .filter(({ name }) => !described.some((other) => other.name === name));

export const operations: readonly Operation[] = [...described, ...aliases, ...puts];

export const writes = operations.filter(({ takesBody }) => takesBody);

/** Resolves a reference to a parameter that many operations share. */
function resolveParameter(parameter: Schema): Schema {
  const { $ref } = parameter as { $ref?: string };
  return $ref ? (contract.components.parameters[$ref.split('/').at(-1)!] as Schema) : parameter;
}

function read(method: string, path: string, operation: Schema): Operation {
  const { parameters = [], requestBody } = operation;
  const query = (parameters as Schema[])
    .map(resolveParameter)
    .filter((parameter) => parameter.in === 'query') as unknown as Operation['query'];
  return {
    name: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
    method: method.toUpperCase() as Operation['method'],
    path,
    permission: operation['x-permission'],
    neededAddress: operation['x-needed-address'],
    lists: method === 'get' && query.some(({ name }) => name === 'page_size' || name === 'cursor'),
    takesBody: requestBody !== undefined,
    takesFile: requestBody?.content['multipart/form-data'] !== undefined,
    ...bodyOf(requestBody),
    query: query.map((parameter) => ({
      ...parameter,
      schema: resolve(parameter.name === 'ordering' ? parameter.schema.items : parameter.schema),
    })),
  };
}

function bodyOf(requestBody?: Schema): Pick<Operation, 'fields' | 'required' | 'example'> {
  const [body] = Object.values<Schema>(requestBody?.content ?? {});
  const { properties = {}, required = [] } = body ? resolve(body.schema) : {};
  const fields = Object.entries<Schema>(properties);
  const resolved = fields.map(([name, schema]) => [name, { ...resolve(schema), nullable: schema.nullable ?? isNullable(schema) }]);
  return { fields: Object.fromEntries(resolved) as Operation['fields'], required, example: body?.example ?? {} };
}

function resolve(schema: Schema): Schema {
  const reference = (schema.$ref ?? schema.oneOf?.[0]?.$ref) as string | undefined;
  return reference ? resolve(contract.components.schemas[reference.split('/').at(-1)!]) : schema;
}

/** Tells whether a reference may be null: it is then a `oneOf` whose second part is null. */
function isNullable({ oneOf = [] }: Schema): boolean {
  return (oneOf as Schema[]).some(({ nullable }) => nullable);
}
