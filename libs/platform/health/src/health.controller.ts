import { Controller, Get, Req, VERSION_NEUTRAL } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@app/access';
import { Unavailable } from '@app/errors';
import { Chapter } from '@app/http';
import { Unlimited } from '@app/limits';
import { HealthDto, HealthStatus, ReadinessDto } from './health.dto';
import { isOperator } from './operators';
import { ReadinessService } from './readiness.service';

const RETRY_AFTER_S = 5;

const notReady = (parts: readonly string[]): Unavailable =>
  new Unavailable(parts.length > 0 ? parts.map((field) => ({ field, message: 'is not ready' })) : undefined, RETRY_AFTER_S);

@Chapter('health', { group: 'Operations', rank: 2, about: 'Health checks of this process and of its stores.' })
@Public()
@Unlimited()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Check that the API is up */
  @Get()
  get(): HealthDto {
    return { status: HealthStatus.Ok };
  }

  /** Check that the process is alive. Checks nothing else */
  @Get('live')
  live(): HealthDto {
    return { status: HealthStatus.Ok };
  }

  /** Check that requests can be served: 503 without Postgres or with a pending migration. Only operators see the names of parts */
  @Get('ready')
  async ready(@Req() request: FastifyRequest): Promise<ReadinessDto> {
    const { missing, degraded } = await this.readiness.check();
    const names = isOperator(request);
    if (missing.length > 0) throw notReady(names ? missing : []);
    return { status: HealthStatus.Ok, ...(names && { degraded: [...degraded] }) };
  }
}
