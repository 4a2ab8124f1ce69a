import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Role, Roles } from '@app/auth';
import { QueueDto } from './jobs.dto';
import { JobsService } from './jobs.service';

@ApiTags('jobs')
@Controller('queues')
export class QueuesController {
  constructor(private readonly jobs: JobsService) {}

  /** Show how the queues stand; for the platform's admin */
  @Get()
  @Roles(Role.Admin)
  list(@CurrentActor() actor: Actor): Promise<QueueDto[]> {
    return this.jobs.queues(actor);
  }
}
