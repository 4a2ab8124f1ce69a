import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { ATTACHING } from '@library/attachments';
import { ListSubmissionsDto, SubmissionDto, SubmissionRowDto } from './submissions.dto';
import { SubmissionsService } from './submissions.service';
import { HandInDto } from './task-moves.dto';
import { TaskNotMovable } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';

@Chapter('task-submissions', { group: 'Programmes', rank: 7, about: 'Submissions of a task and their reviews.' })
@Controller('tasks/:id/submissions')
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  /** List the submissions of a task, latest first */
  @Get()
  @Can(TasksPolicy.read)
  @Paged(SubmissionRowDto)
  list(@CurrentActor() actor: Actor, @Id() id: number, @Query() query: ListSubmissionsDto) {
    return this.submissions.list(actor, id, query);
  }

  /** Get a submission */
  @Get(':submission_id')
  @Can(TasksPolicy.read)
  @Shown(SubmissionDto)
  get(@CurrentActor() actor: Actor, @Id() id: number, @Id('submission_id') submission_id: number) {
    return this.submissions.get(actor, id, submission_id);
  }

  /**
   * Submit a task and get the submission
   * @remarks The effect is that of `POST /tasks/{id}/submit`. A task has at most one open submission.
   */
  @Post()
  @Can(TasksPolicy.submit)
  @Created(SubmissionDto)
  @AsResource()
  @Refuses(TaskNotMovable, ...ATTACHING)
  create(@CurrentActor() actor: Actor, @Id() id: number, @Body() work: HandInDto, @IfMatch() expected?: ExpectedVersion) {
    return this.submissions.handIn(actor, id, { ...work, expected });
  }
}
