import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { type Card, Database, type Page, type IdsRequest } from '@app/database';
import { NotFound } from '@app/errors';
import type { Submission } from './submission.entity';
import { SubmissionsRepository } from './submissions.repository';
import { type Order, TaskMovesService } from './task-moves.service';
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

  async get(actor: Actor, task_id: number, id: number): Promise<Card<Submission>> {
    return found(await this.submissions.find(actor, task_id, id));
  }

  /** The same as submitting the task, and answers with what was handed in. */
  handIn(actor: Actor, task_id: number, order: Omit<Order, 'move'>): Promise<Card<Submission>> {
    return this.db.transaction(async () => {
      await this.moves.move(actor, task_id, { ...order, move: 'submit' });
      return found(await this.submissions.latest(actor, task_id));
    });
  }
}

function found(submission: Card<Submission> | undefined): Card<Submission> {
  if (!submission) throw new NotFound(SUBMISSION);
  return submission;
}
