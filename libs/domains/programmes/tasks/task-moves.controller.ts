import { Body, Controller, Patch, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { ATTACHING } from '@library/attachments';
import { SubmissionsService } from './submissions.service';
import { ChangeStatusDto, HandInDto, ReasonDto, VerdictDto } from './task-moves.dto';
import { TaskMovesService } from './task-moves.service';
import { TaskDto } from './tasks.dto';
import { TaskLocked, TaskNotMovable } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';

@Chapter('tasks')
@Controller('tasks/:id')
export class TaskMovesController {
  constructor(
    private readonly moves: TaskMovesService,
    private readonly submissions: SubmissionsService,
  ) {}

  /**
   * Start a task
   * @remarks Its prerequisites must be done, waived or cancelled first (409 `TASK_LOCKED`).
   */
  @Post('start')
  @Can(TasksPolicy.start)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, TaskLocked)
  start(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'start', expected });
  }

  /**
   * Submit a task for review
   * @remarks A task without a reviewer is done at once.
   */
  @Post('submit')
  @Can(TasksPolicy.submit)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, ...ATTACHING)
  submit(@CurrentActor() actor: Actor, @Id() id: number, @Body() work: HandInDto, @IfMatch() expected?: ExpectedVersion) {
    return this.submissions.submit(actor, id, { ...work, expected });
  }

  /**
   * Approve the submitted task
   * @remarks The task is done. Nobody can approve their own task.
   */
  @Post('approve')
  @Can(TasksPolicy.approve)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  approve(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: VerdictDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'approve', note, expected });
  }

  /** Request changes to the submitted task */
  @Post('request-changes')
  @Can(TasksPolicy.request_changes)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  requestChanges(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: VerdictDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'request_changes', note, expected });
  }

  /** Block a task, with the reason */
  @Post('block')
  @Can(TasksPolicy.block)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  block(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: ReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'block', reason, expected });
  }

  /**
   * Unblock a task
   * @remarks The task is then in progress. If it was never started, its prerequisites must be finished first (409 `TASK_LOCKED`).
   */
  @Post('unblock')
  @Can(TasksPolicy.unblock)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, TaskLocked)
  unblock(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'unblock', expected });
  }

  /**
   * Waive a task, with the reason
   * @remarks A submitted task must be reviewed first (409 `TASK_NOT_MOVABLE`). Nobody can waive their own task.
   */
  @Post('waive')
  @Can(TasksPolicy.waive)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  waive(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: ReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'waive', reason, expected });
  }

  /**
   * Cancel a task
   * @remarks A submitted task must be reviewed first (409 `TASK_NOT_MOVABLE`).
   */
  @Post('cancel')
  @Can(TasksPolicy.cancel)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  cancel(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'cancel', expected });
  }

  /**
   * Reopen a task that is done
   * @remarks The task is then in progress.
   */
  @Post('reopen')
  @Can(TasksPolicy.reopen)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  reopen(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'reopen', expected });
  }

  /**
   * Set the status of a task
   * @remarks Makes the move (start, submit, approve …) that leads to `status`, and needs its permission.
   */
  @Patch('status')
  @Can(TasksPolicy.move)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, TaskLocked)
  changeStatus(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() { status, ...words }: ChangeStatusDto,
    @IfMatch() expected?: ExpectedVersion,
  ) {
    return this.moves.moveTo(actor, id, status, { ...words, expected });
  }
}
