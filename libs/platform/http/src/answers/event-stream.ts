import type { Readable } from 'node:stream';
import { Header, HttpCode, HttpStatus, StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';

const EVENTS = 'text/event-stream';

/** The handler answers with events for as long as its client listens. Such a type is never compressed, and no proxy collects it. */
export const AsEventStream = (): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    Header('x-accel-buffering', 'no'),
    ApiOkResponse({ description: 'Events, until one side ends the connection.', content: { [EVENTS]: { schema: { type: 'string' } } } }),
  );

export const eventStream = (events: Readable): StreamableFile => new StreamableFile(events, { type: EVENTS });
