import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Events } from '@app/events';
import type { Task } from './task.entity';
import { TaskReminded, taskIds } from './tasks.events';

/** Reminds the assignee of one task, in the transaction of the caller. */
@Injectable()
export class TaskRemindingService {
  constructor(
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async remind(actor: Actor, task: Task): Promise<void> {
    const { id, company_id } = task;
    this.events.publish(TaskReminded, taskIds(task, actor));
    await this.audit.note({ action: 'task.remind', actor_id: actor.id, company_id, resource_id: id });
  }
}
