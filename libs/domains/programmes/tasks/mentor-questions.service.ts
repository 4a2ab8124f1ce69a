import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant } from '@app/database';
import { Events } from '@app/events';
import { MentorQuestionsRepository } from './mentor-questions.repository';
import { Task } from './task.entity';
import { NoMentorToAsk } from './tasks.errors';
import { TaskAssigned, taskIds } from './tasks.events';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

const DUE_IN_MS = 3 * 24 * 60 * 60 * 1_000;

export interface MentorQuestion {
  readonly title: string;
  readonly description: string;
  /** The mentorship whose mentor is asked. By default the newest current one. */
  readonly mentorship_id?: number;
}

/** Lets mentees ask their mentor to answer a question. The task is the mentor's own and counts in no plan. */
@Injectable()
export class MentorQuestionsService {
  constructor(
    private readonly questions: MentorQuestionsRepository,
    private readonly tasks: TasksRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Creates the task, due in three days. Throws `NoMentorToAsk` without a current mentor. */
  ask(actor: Actor, { title, description, mentorship_id }: MentorQuestion): Promise<{ task_id: number; mentor_id: number }> {
    authorize(TasksPolicy.ask_mentor, actor);
    return this.db.transaction(async () => {
      const mentor_id = await this.questions.mentorFor(actor.id, mentorship_id);
      if (mentor_id === undefined) throw new NoMentorToAsk();
      const due_at = instant(new Date(+this.clock.now() + DUE_IN_MS));
      const task = Task.assign({ title, description, due_at, assignee_id: mentor_id }, { id: mentor_id, company_id: actor.company_id });
      await this.tasks.add(actor, task);
      this.audit.record(actor, 'task.ask_mentor', task);
      this.events.publish(TaskAssigned, taskIds(task, actor));
      return { task_id: task.id, mentor_id };
    });
  }

  /** Removes the words of a person who left from the tasks that they asked for. */
  forget(task_ids: readonly number[]): Promise<void> {
    return this.questions.bury(task_ids);
  }
}
