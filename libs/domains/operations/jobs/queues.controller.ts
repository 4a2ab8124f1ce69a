import { Controller, Get } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter } from '@app/http';
import { QueueDto } from './jobs.dto';
import { QueuesPolicy } from './jobs.policy';
import { JobsService } from './jobs.service';

@Chapter('queues', { group: 'Operations', rank: 5, about: "The queues of background work, for the platform's admin." })
@Controller('queues')
export class QueuesController {
  constructor(private readonly jobs: JobsService) {}

  /** List the queues with their backlog (platform's admin only) */
  @Get()
  @Can(QueuesPolicy.list)
  list(@CurrentActor() actor: Actor): Promise<QueueDto[]> {
    return this.jobs.queues(actor);
  }
}
