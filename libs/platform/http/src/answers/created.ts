import { HttpCode, HttpStatus, type Type, applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse } from '@nestjs/swagger';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Path of a resource, below `/api/v1`: `({ id }) => `/jobs/${id}``. */
type LocationOf<Dto> = (body: Dto) => string;

const headers = { Location: { description: 'Path of the resource.', schema: { type: 'string', format: 'uri-reference' } } } as const;

/**
 * Answers with 201 and a `Location`. The default location is the request's own path and the body's `id`: `POST /tasks` answers
 * `/api/v1/tasks/7`. Use `@Created(TaskDto)`, or `@Created(SeatDto, ({ room_id }) => `/rooms/${room_id}`)`.
 */
export const Created = <Dto extends object>(dto: Type<Dto>, place?: LocationOf<Dto>): MethodDecorator =>
  answering(HttpStatus.CREATED, ApiCreatedResponse({ type: dto, headers }), place ?? 'beneath');

/** Answers with 202 for work that has been accepted but not done. Its `Location` is where the progress can be read. */
export const Accepted = <Dto extends object>(dto: Type<Dto>, place?: LocationOf<Dto>): MethodDecorator =>
  answering(HttpStatus.ACCEPTED, ApiAcceptedResponse({ type: dto, headers }), place ?? 'beneath');

/**
 * Adds a 202 to the answers of a route: it is sent when the `JsonResource` is only `accepted`, with the `Location` of the request for
 * approval. `@OrAccepted(RequestDto, ({ id }) => `/requests/${id}`)`.
 */
export const OrAccepted = <Dto extends object>(dto: Type<Dto>, place: LocationOf<Dto>): MethodDecorator =>
  applyDecorators(ApiAcceptedResponse({ type: dto, headers }), configuring({ acceptance: place }));

declare module 'fastify' {
  interface FastifyContextConfig {
    location?: 'beneath' | LocationOf<never>;
    acceptance?: LocationOf<never>;
  }
}

const answering = <Dto>(status: HttpStatus, documented: MethodDecorator, location: 'beneath' | LocationOf<Dto>): MethodDecorator =>
  applyDecorators(HttpCode(status), documented, configuring({ location }));

const configuring =
  (more: object): MethodDecorator =>
  (_target, _key, { value }: PropertyDescriptor) => {
    const config = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as object | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...config, ...more }, value as object);
  };

/** Adds the hook only to routes that declare a location, so that no other route pays for it. */
export function locate(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const { location, acceptance } = route.config ?? {};
    if (!location && !acceptance) return;
    route.preSerialization = [
      ...[route.preSerialization ?? []].flat(),
      (request, reply, body, done) => {
        if (acceptance && (body as { accepted?: true }).accepted)
          reply.code(HttpStatus.ACCEPTED).header('location', placed(acceptance, body as object));
        else if (location && reply.statusCode < 300)
          reply.header('location', location === 'beneath' ? beneath(request, body as object) : placed(location, body as object));
        done(null, body);
      },
    ];
  });
}

const placed = (location: LocationOf<never>, body: object): string => `/api/v1${location(body as never)}`;
const beneath = ({ url }: FastifyRequest, body: object): string =>
  `${url.split('?', 1)[0]}/${encodeURIComponent(String((body as { id: unknown }).id))}`;
