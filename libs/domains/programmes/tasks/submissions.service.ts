import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page } from '@app/database';
import { NotFound } from '@app/errors';
import type { Submission } from './submission.entity';
import { SubmissionsRepository } from './submissions.repository';
import { type TaskMoveRequest, TaskMovesService } from './task-moves.service';
import { SUBMISSION } from './nouns';
import { TasksService } from './tasks.service';

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly tasks: TasksService,
    private readonly moves: TaskMovesService,
    private readonly db: Database,
  ) {}

  async list(actor: Actor, task_id: number, page: IdsRequest): Promise<Page<Submission>> {
    await this.tasks.get(actor, task_id);
    return this.submissions.list(actor, task_id, page);
  }

  async get(actor: Actor, task_id: number, id: number): Promise<JsonResource<Submission>> {
    return found(await this.submissions.find(actor, task_id, id));
  }

  /** The same as submitting the task, and answers with what was handed in. */
  handIn(actor: Actor, task_id: number, request: Omit<TaskMoveRequest, 'move'>): Promise<JsonResource<Submission>> {
    return this.db.transaction(async () => {
      await this.moves.move(actor, task_id, { ...request, move: 'submit' });
      return found(await this.submissions.latest(actor, task_id));
    });
  }
}

function found(submission: JsonResource<Submission> | undefined): JsonResource<Submission> {
  if (!submission) throw new NotFound(SUBMISSION);
  return submission;
}
