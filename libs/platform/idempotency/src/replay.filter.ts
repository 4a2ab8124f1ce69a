import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Replay } from './idempotency';

/** Gives a stored answer again. A guard can only refuse, so the answer travels as what it throws. */
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
