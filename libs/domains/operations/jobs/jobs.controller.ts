import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Accepted, Chapter, Paged, Refuses } from '@app/http';
import { JobDto, JobRowDto, ListJobsDto, StartJobDto } from './jobs.dto';
import { MailBudgetSpent } from '@app/mail';
import { JobNotMovable } from './jobs.errors';
import { JobsPolicy } from './jobs.policy';
import { JobsService } from './jobs.service';

@Chapter('jobs', { group: 'Operations', about: 'Work that runs in the background: start it, and poll its progress.' })
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** List your jobs; an admin's list has the whole company's */
  @Get()
  @Can(JobsPolicy.list)
  @Paged(JobRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListJobsDto) {
    return this.jobs.list(actor, query);
  }

  /** Show what has become of a job */
  @Get(':id')
  @Can(JobsPolicy.read)
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.get(actor, id), actor);
  }

  /** Have something done, and ask later what has become of it */
  @Post()
  @Can(JobsPolicy.start)
  @Accepted(JobDto)
  @Refuses(MailBudgetSpent)
  async create(@CurrentActor() actor: Actor, @Body() request: StartJobDto): Promise<JobDto> {
    return JobDto.from(await this.jobs.start(actor, request), actor);
  }

  /** Try a failed job again, from the beginning */
  @Post(':id/retry')
  @Can(JobsPolicy.retry)
  @HttpCode(HttpStatus.OK)
  @Refuses(JobNotMovable)
  async retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.retry(actor, id), actor);
  }

  /** Call off a job that has not begun */
  @Post(':id/cancel')
  @Can(JobsPolicy.cancel)
  @HttpCode(HttpStatus.OK)
  @Refuses(JobNotMovable)
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<JobDto> {
    return JobDto.from(await this.jobs.cancel(actor, id), actor);
  }
}
