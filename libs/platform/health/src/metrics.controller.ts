import { Controller, Get, Header, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '@app/access';
import { env } from '@app/config';
import { InvalidToken, NotFound } from '@app/errors';
import { ROUTE } from '@app/i18n';
import { Unlimited } from '@app/limits';
import { METRICS_TYPE, Metrics } from '@app/metrics';
import { mayReadMetrics } from './operators';

/** For Prometheus, not for clients. Strangers get 404, or 401 if a token is required. */
@ApiExcludeController()
@Public()
@Unlimited()
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', METRICS_TYPE)
  text(@Req() request: FastifyRequest): Promise<string> {
    if (!mayReadMetrics(request)) throw env.METRICS_TOKEN === undefined ? new NotFound(ROUTE) : new InvalidToken();
    return this.metrics.text();
  }
}
