import type { OpenAPIObject } from '@nestjs/swagger';
import fastJson, { type Schema } from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';
import { operationOf } from './operations';

type Shapes = Readonly<Record<string, Schema>>;
type Serialize = (answer: unknown) => string;

/**
 * Makes Fastify serialize every answer by a function compiled from the documented schema. Fields that the schema does not name cannot be
 * sent, and no route declares its schema twice. Each function is compiled at the first answer of its schema: compiling all of them would
 * take a third of a start.
 */
export function answerAsDocumented(fastify: FastifyInstance, document: OpenAPIObject): void {
  const shapes = local(document.components?.schemas ?? {}) as Shapes;
  const compiled = new Map<string, Serialize>();
  const serializerOf = (schema: Schema): Serialize => {
    const key = JSON.stringify(schema);
    return compiled.get(key) ?? compiled.set(key, fastJson(schema, { schema: within(schema, shapes) })).get(key)!;
  };
  fastify.setSerializerCompiler(({ schema }) => {
    let serialize: Serialize | undefined;
    return (answer) => (serialize ??= serializerOf(schema as Schema))(answer);
  });

  fastify.addHook('onRoute', (route) => {
    const answers = Object.entries(operationOf(document, route)?.responses ?? {}).filter(([status]) => status !== 'default');
    const schemas = answers.map(([status, answer]) => [status, 'content' in answer! && answer.content?.['application/json']?.schema]);
    const response = Object.fromEntries(schemas.filter(([, schema]) => schema)) as object;
    route.schema = { ...route.schema, response: local(response) };
  });
}

/** Rewrites references for the serializer: `TaskDto#` for `#/components/schemas/TaskDto`. */
const local = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll(/"#\/components\/schemas\/(\w+)"/g, '"$1#"')) as object;

/** The schemas that `schema` refers to, directly or not. The compiler walks every schema it is given, so it gets no others. */
function within(schema: Schema, shapes: Shapes, found: Record<string, Schema> = {}): Shapes {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"\$ref":"(\w+)#"/g)) {
    if (name in found || !shapes[name]) continue;
    found[name] = shapes[name];
    within(shapes[name], shapes, found);
  }
  return found;
}
