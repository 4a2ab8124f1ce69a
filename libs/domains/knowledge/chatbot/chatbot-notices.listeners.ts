import { Injectable } from '@nestjs/common';
import { On } from '@app/events';
import type { Run } from '@app/jobs';
import { Notices } from '@app/notices';
import { TaskCompleted } from '@programmes/tasks';
import { QUESTION_REPLIED } from './chatbot.notifications';
import { HandoversRepository } from './handovers.repository';

/** Notifies people of replies to questions that they handed over. */
@Injectable()
export class ChatbotNoticesListeners {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly notices: Notices,
  ) {}

  @On(TaskCompleted, 'TaskCompleted:ChatbotNoticesListeners.replied')
  async replied({ task_id, actor_id = null }: TaskCompleted, { id }: Run): Promise<void> {
    const asked = await this.handovers.askedBy(task_id);
    const drafts = asked.map(({ user_id, message_id }) => ({ user_id, actor_id, resource_id: message_id }));
    await this.notices.plan(QUESTION_REPLIED, id, drafts);
  }
}
