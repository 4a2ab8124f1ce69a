import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Returns the body for an answer whose JSON Postgres has already written. */
export type Write<Answer> = (answer: Answer, request: FastifyRequest) => string;

declare module 'fastify' {
  interface FastifyContextConfig {
    write?: Write<never>;
  }
}

/** Sends the handler's answer as `write` formats it, instead of by the serializer of the documented schema. */
export const Written =
  <Answer>(write: Write<Answer>): MethodDecorator =>
  (_target, _key, { value }: PropertyDescriptor) => {
    const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as object | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, write }, value as object);
  };

/**
 * Must be registered after the hooks that read an answer. An interceptor could do the same, but would wrap each answer in an Observable.
 */
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
