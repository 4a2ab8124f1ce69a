import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Puts an answer whose JSON Postgres has written already into words. */
export type Write<Answer> = (answer: Answer, request: FastifyRequest) => string;

declare module 'fastify' {
  interface FastifyContextConfig {
    write?: Write<never>;
  }
}

/** What the handler answers with leaves as `write` says, in place of the serializer that the document's shape would give. */
export const Written =
  <Answer>(write: Write<Answer>): MethodDecorator =>
  (_target, _key, { value }: PropertyDescriptor) => {
    const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as object | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, write }, value as object);
  };

/** Comes after the hooks that read an answer. An interceptor would do the same, and take each answer through an Observable. */
export function sendWritten(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const write = route.config?.write;
    if (!write) return;
    route.preSerialization = [
      ...[route.preSerialization ?? []].flat(),
      (request, _reply, answer, done) => done(null, write(answer as never, request)),
    ];
    route.serializerCompiler = () => (text) => text as string;
  });
}
