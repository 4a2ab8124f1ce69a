import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Replay } from './idempotency';

/** Sends a stored answer. A guard can only throw, so the answer is part of its exception. */
@Catch(Replay)
export class ReplayFilter implements ExceptionFilter<Replay> {
  catch({ answer: { status, headers, body } }: Replay, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply
      .status(status)
      .headers({ ...headers, 'idempotent-replayed': 'true' })
      .send(body === '' ? undefined : body);
  }
}
