import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** How a client wants to read an answer. */
export interface AnswerReading {
  /** True for server-sent events, false for JSON when the answer is finished. */
  readonly events: boolean;
  readonly authorization: string;
  /** Position of the last citation that the client has; 0 for none. */
  readonly last: number;
}

/** Reads `Accept`, `Authorization` and `Last-Event-ID`. A `Last-Event-ID` that is no number is ignored. */
export const Reading: () => ParameterDecorator = createParamDecorator((_: unknown, context: ExecutionContext): AnswerReading => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const last = String(headers['last-event-id'] ?? '');
  return {
    events: /\btext\/event-stream\b/i.test(headers.accept ?? ''),
    authorization: headers.authorization ?? '',
    last: /^\d{1,9}$/.test(last) ? Number(last) : 0,
  };
});
