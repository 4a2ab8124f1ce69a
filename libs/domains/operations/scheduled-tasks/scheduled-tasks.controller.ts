import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Accepted, Chapter, IfMatch, Paged, Refuses } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { ListScheduledTasksDto, ScheduledTaskDto, ScheduledTaskRowDto, UpdateScheduledTaskDto } from './scheduled-tasks.dto';
import { ScheduledTaskRunning } from './scheduled-tasks.errors';
import { ScheduledTasksPolicy } from './scheduled-tasks.policy';
import { ScheduledTasksService } from './scheduled-tasks.service';

/** Routes for the platform's admin only. */
@Chapter('scheduled-tasks', { group: 'Operations', rank: 4, about: "Work that runs on a schedule, for the platform's admin." })
@Controller('scheduled-tasks')
export class ScheduledTasksController {
  constructor(private readonly tasks: ScheduledTasksService) {}

  /** List scheduled tasks with their next and last run */
  @Get()
  @Can(ScheduledTasksPolicy.list)
  @Paged(ScheduledTaskRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListScheduledTasksDto) {
    return this.tasks.list(actor, query);
  }

  /** Get a scheduled task */
  @Get(':name')
  @Can(ScheduledTasksPolicy.read)
  async get(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<ScheduledTaskDto> {
    return ScheduledTaskDto.from(await this.tasks.get(actor, name), actor);
  }

  /** Enable or disable a scheduled task */
  @Patch(':name')
  @Can(ScheduledTasksPolicy.update)
  async update(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Body() change: UpdateScheduledTaskDto,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<ScheduledTaskDto> {
    return ScheduledTaskDto.from(await this.tasks.update(actor, name, change, expected), actor);
  }

  /** Run a scheduled task now */
  @Post(':name/run')
  @Can(ScheduledTasksPolicy.run)
  @Accepted(JobDto, ({ id }) => `/jobs/${id}`)
  @Refuses(ScheduledTaskRunning)
  async run(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<JobDto> {
    return JobDto.from(await this.tasks.run(actor, name), actor);
  }
}
