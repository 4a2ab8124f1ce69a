import { HttpCode, HttpStatus, type Type, applyDecorators } from '@nestjs/common';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Card } from '@app/database';

declare module 'fastify' {
  interface FastifyContextConfig {
    card?: boolean;
  }
}

/** The handler answers with a `Card`: its JSON leaves as Postgres wrote it, its version becomes the ETag. Beside `@Created(UserDto)`. */
export const AsCard = (): MethodDecorator => (_target, _key, descriptor: PropertyDescriptor) => {
  const handler = descriptor.value as object;
  const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) as object | undefined;
  Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, card: true }, handler);
};

/** 200 with one `Card`: `@Shown(UserDto)`. */
export const Shown = (Item: Type): MethodDecorator => applyDecorators(HttpCode(HttpStatus.OK), ApiOkResponse({ type: Item }), AsCard());

/** Has the routes that answer with cards send their text, in place of the serializer that the document's shape would give. */
export function sendCards(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.config?.card) route.serializerCompiler = () => (answer) => (answer as Card<unknown>).card;
  });
}
