import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { Public } from '@app/access';
import { Chapter } from '@app/http';
import { Unlimited } from '@app/limits';
import { HealthDto, HealthStatus, ReadinessDto } from './health.dto';
import { ReadinessService } from './readiness.service';

@Chapter('health', { group: 'Operations', about: 'Health checks of this process and of its stores.' })
@Public()
@Unlimited()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Say that the api is up */
  @Get()
  get(): HealthDto {
    return { status: HealthStatus.Ok };
  }

  /** Say that the process is alive. Looks at nothing else */
  @Get('live')
  live(): HealthDto {
    return { status: HealthStatus.Ok };
  }

  /** Say whether requests can be served: 503 without Postgres or with a pending migration */
  @Get('ready')
  async ready(): Promise<ReadinessDto> {
    return { status: HealthStatus.Ok, degraded: await this.readiness.check() };
  }
}
