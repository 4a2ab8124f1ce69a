import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Events } from '@app/events';
import { BulkRemindersService } from '@operations/bulk';
import type { Task } from './task.entity';
import { TaskReminded, taskIds } from './tasks.events';

/** Reminds the assignee of one task, in the transaction of the caller. */
@Injectable()
export class TaskRemindingService {
  constructor(
    private readonly reminders: BulkRemindersService,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  /** Refuses a second reminder of the same task on one day. */
  async remind(actor: Actor, task: Task): Promise<void> {
    const { id, company_id } = task;
    await this.reminders.claim({ resource: 'task', resource_id: id, company_id });
    this.events.publish(TaskReminded, taskIds(task, actor));
    await this.audit.note({ action: 'task.remind', actor_id: actor.id, company_id, resource_id: id });
  }
}
