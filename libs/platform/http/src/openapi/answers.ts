import type { OpenAPIObject } from '@nestjs/swagger';
import fastJson, { type Schema } from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';
import { operationOf } from './operations';

type Shapes = Readonly<Record<string, Schema>>;
type Serialize = (answer: unknown) => string;

/**
 * Has Fastify write every answer by a function that is compiled from the shape which the document promises. What a shape does
 * not name cannot leave, and no route says its shape twice. It is compiled when the first answer of that shape leaves: a
 * start would spend a third of its time on shapes that nobody may ask for.
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

/** References as the serializer resolves them: `TaskDto#` for `#/components/schemas/TaskDto`. */
const local = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll(/"#\/components\/schemas\/(\w+)"/g, '"$1#"')) as object;

/** Of all shapes those that `schema` is made of: each one more would be looked through once more. */
function within(schema: Schema, shapes: Shapes, found: Record<string, Schema> = {}): Shapes {
  for (const [, name = ''] of JSON.stringify(schema).matchAll(/"\$ref":"(\w+)#"/g)) {
    if (name in found || !shapes[name]) continue;
    found[name] = shapes[name];
    within(shapes[name], shapes, found);
  }
  return found;
}
