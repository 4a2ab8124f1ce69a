import { Body, Controller, Post } from '@nestjs/common';
import { Can, CurrentIdentity } from '@app/access';
import type { Identity } from '@app/auth';
import { Chapter } from '@app/http';
import { BulkOperationsService } from '@operations/bulk';
import { TakesBulk, bulkAnswer } from '@operations/bulk/api';
import { TaskBulkDto } from './task-bulk.dto';
import { TasksPolicy } from './tasks.policy';

@Chapter('tasks')
@Controller('tasks/bulk')
export class TaskBulkController {
  constructor(private readonly operations: BulkOperationsService) {}

  /**
   * Preview an action on many tasks, or run a preview
   * @remarks `assign` takes the fields of a task in `values`; `ids` and `filter` are those of people. `set_due` takes `due_at` or
   * `shift_days`. `cancel` and `remind` take
   * no `values`; a task is reminded of once a day. All but `remind` can be undone. An API key cannot do this (403 `NOT_BY_API_KEY`).
   */
  @Post()
  @Can(TasksPolicy.bulk)
  @TakesBulk()
  async bulk(@CurrentIdentity() identity: Identity, @Body() request: TaskBulkDto) {
    return bulkAnswer(await this.operations.submit(identity, TasksPolicy.bulk, request), identity);
  }
}
