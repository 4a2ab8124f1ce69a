import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Accepted, Chapter, Paged, Refuses } from '@app/http';
import { JobDto, JobRowDto, ListJobsDto, StartJobDto } from './jobs.dto';
import { MailBudgetSpent } from '@app/mail';
import { JobNotMovable } from './jobs.errors';
import { JobsPolicy } from './jobs.policy';
import { JobsService } from './jobs.service';

@Chapter('jobs', { group: 'Operations', rank: 3, about: 'Work that runs in the background: start it, and poll its progress.' })
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** List your jobs; as an admin, your company's too */
  @Get()
  @Can(JobsPolicy.list)
  @Paged(JobRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListJobsDto) {
    return this.jobs.list(actor, query);
  }

  /** Get a job with its status, progress and result */
  @Get(':id')
  @Can(JobsPolicy.read)
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.get(actor, id), actor);
  }

  /** Start a background job */
  @Post()
  @Can(JobsPolicy.start)
  @Accepted(JobDto)
  @Refuses(MailBudgetSpent)
  async create(@CurrentActor() actor: Actor, @Body() request: StartJobDto): Promise<JobDto> {
    return JobDto.from(await this.jobs.start(actor, request), actor);
  }

  /** Retry a failed job from the beginning */
  @Post(':id/retry')
  @Can(JobsPolicy.retry)
  @HttpCode(HttpStatus.OK)
  @Refuses(JobNotMovable)
  async retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.retry(actor, id), actor);
  }

  /**
   * Cancel a job
   * @remarks A running job can be cancelled if `can` has `job:cancel`: it stops within seconds, and its work so far stays done. It ends as `failed`
   * with the error `Cancelled.`.
   */
  @Post(':id/cancel')
  @Can(JobsPolicy.cancel)
  @HttpCode(HttpStatus.OK)
  @Refuses(JobNotMovable)
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.cancel(actor, id), actor);
  }
}
