import { Injectable } from '@nestjs/common';
import { type Actor, rowsWithPermissions } from '@app/auth';
import type { Groups, JsonResource } from '@app/database';
import { ValidationFailed } from '@app/errors';
import { BoardGrouping, type TaskGrouping } from './task-grouping';
import type { TaskBoardView } from './task-board.view';
import { type BoardQuery, type FoundColumn, TaskBoardRepository } from './task-board.repository';
import { TaskStatus } from './task-status';
import type { TaskFilter } from './tasks.filter';
import { TasksPolicy } from './tasks.policy';

@Injectable()
export class TaskBoardService {
  constructor(private readonly boards: TaskBoardRepository) {}

  /** Gets the columns, each with its first tasks and the actor's permissions on them. */
  async get(actor: Actor, query: BoardQuery): Promise<Pick<JsonResource<TaskBoardView>, 'json'>> {
    expectColumn(query);
    const columns = (await this.boards.columns(actor, query)).map((column) => columnOf(actor, column));
    return { json: `{"columns":[${columns.join()}]}` as JsonResource<TaskBoardView>['json'] };
  }

  count(actor: Actor, query: TaskFilter & { readonly group_by: TaskGrouping }): Promise<Groups> {
    return this.boards.count(actor, query);
  }
}

function columnOf(actor: Actor, { results, ...column }: FoundColumn): string {
  const rows = rowsWithPermissions(TasksPolicy.read, actor, results);
  return `${JSON.stringify(column).slice(0, -1)},"results":${rows}}`;
}

const UNKNOWN = { en: 'is not a column of this board', ko: '이 보드의 열이 아닙니다' };
const MISSING = { en: 'is required with cursor', ko: 'cursor와 함께 입력해야 합니다' };

/** Throws (422) for a column of another board, and for a cursor without a column. */
function expectColumn({ group_by, column, cursor }: BoardQuery): void {
  const isState = Object.values(TaskStatus).includes(column as TaskStatus);
  if (column !== undefined && isState !== (group_by === BoardGrouping.Status))
    throw new ValidationFailed([{ field: 'column', message: UNKNOWN }]);
  if (cursor !== undefined && column === undefined) throw new ValidationFailed([{ field: 'column', message: MISSING }]);
}
