import { Body, Controller, Patch, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Id, IfMatch, Refuses, Shown } from '@app/http';
import { ChangeStatusDto, HandInDto, ReasonDto, VerdictDto } from './task-moves.dto';
import { TaskMovesService } from './task-moves.service';
import { TaskDto } from './tasks.dto';
import { TaskLocked, TaskNotMovable } from './tasks.errors';
import { TasksPolicy } from './tasks.policy';

@Chapter('tasks')
@Controller('tasks/:id')
export class TaskMovesController {
  constructor(private readonly moves: TaskMovesService) {}

  /** Begin, once all that comes before is done */
  @Post('start')
  @Can(TasksPolicy.start)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, TaskLocked)
  start(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'start', expected });
  }

  /** Hand it in for review. A personal task is done by that */
  @Post('submit')
  @Can(TasksPolicy.submit)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  submit(@CurrentActor() actor: Actor, @Id() id: number, @Body() { text, link }: HandInDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'submit', text, link, expected });
  }

  /** Call it done */
  @Post('approve')
  @Can(TasksPolicy.approve)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  approve(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: VerdictDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'approve', note, expected });
  }

  /** Send it back */
  @Post('request-changes')
  @Can(TasksPolicy.request_changes)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  requestChanges(@CurrentActor() actor: Actor, @Id() id: number, @Body() { note }: VerdictDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'request_changes', note, expected });
  }

  /** Say why it cannot go on */
  @Post('block')
  @Can(TasksPolicy.block)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  block(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: ReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'block', reason, expected });
  }

  /** Say that it can go on */
  @Post('unblock')
  @Can(TasksPolicy.unblock)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable, TaskLocked)
  unblock(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'unblock', expected });
  }

  /** Say why it need not be done. What has been handed in gets its verdict first */
  @Post('waive')
  @Can(TasksPolicy.waive)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  waive(@CurrentActor() actor: Actor, @Id() id: number, @Body() { reason }: ReasonDto, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'waive', reason, expected });
  }

  /** Give it up. What has been handed in gets its verdict first */
  @Post('cancel')
  @Can(TasksPolicy.cancel)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  cancel(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'cancel', expected });
  }

  /** Go on with what was done */
  @Post('reopen')
  @Can(TasksPolicy.reopen)
  @Shown(TaskDto)
  @Refuses(TaskNotMovable)
  reopen(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion) {
    return this.moves.move(actor, id, { move: 'reopen', expected });
  }

  /** The same moves, by the state that they lead to */
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
