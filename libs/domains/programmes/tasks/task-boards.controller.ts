import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Grouped, Shown } from '@app/http';
import { CountTasksDto, TaskBoardDto, TaskBoardQueryDto } from './task-board.dto';
import { TaskBoardService } from './task-board.service';
import { TasksPolicy } from './tasks.policy';

@Chapter('tasks', { group: 'Programmes', rank: 6, about: 'Assigned work, its states, and its review.' })
@Controller('tasks')
export class TaskBoardsController {
  constructor(private readonly boards: TaskBoardService) {}

  /**
   * Get the board of the tasks that you may see, in columns
   * @remarks Each column has its first 50 tasks, with your permissions. Read on with `column` and the `next_cursor` of that column.
   */
  @Get('board')
  @Can(TasksPolicy.list)
  @Shown(TaskBoardDto)
  getBoard(@CurrentActor() actor: Actor, @Query() query: TaskBoardQueryDto) {
    return this.boards.get(actor, query);
  }

  /** Count the tasks that you may see, by what they have in common */
  @Get('counts')
  @Can(TasksPolicy.list)
  @Grouped()
  listCounts(@CurrentActor() actor: Actor, @Query() query: CountTasksDto) {
    return this.boards.count(actor, query);
  }
}
