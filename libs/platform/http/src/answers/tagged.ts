import {
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  HttpStatus,
  type NestInterceptor,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, map } from 'rxjs';
import { contentTag, isKnown } from './not-modified';

/** Sends a text with an `ETag` of its content, or 304 if the client has it already. */
class TaggedAnswer implements NestInterceptor {
  constructor(private readonly type: string) {}

  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string | undefined> {
    const http = context.switchToHttp();
    return next.handle().pipe(map((text) => this.answer(text, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())));
  }

  private answer(text: string, { headers }: FastifyRequest, reply: FastifyReply): string | undefined {
    const tag = contentTag(text);
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (isKnown(headers['if-none-match'], tag)) return void reply.status(HttpStatus.NOT_MODIFIED);
    void reply.type(`${this.type}; charset=utf-8`);
    return text;
  }
}

/** Marks a handler that returns a text which clients fetch again and again, and which depends on the URL alone: `@AsTagged('text/calendar')`. */
export const AsTagged = (type: string): MethodDecorator =>
  applyDecorators(
    HttpCode(HttpStatus.OK),
    ApiOkResponse({ description: 'The text, with its `ETag`.', content: { [type]: { schema: { type: 'string' } } } }),
    ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'The client already has it, by `If-None-Match`.' }),
    UseInterceptors(new TaggedAnswer(type)),
  );
