import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { isOpenTask } from '@programmes/tasks';
import { type AnswerRating, ChatbotFeedback } from './chatbot-feedback.entity';
import type { ChatbotHandover } from './chatbot-handover.entity';
import type { ChatbotMessage } from './chatbot-message.entity';

@Injectable()
export class HandoversRepository {
  constructor(private readonly db: Database) {}

  /** True if a mentor still has an open task from the hand-over of this answer. */
  async hasOpenTask(message_id: number): Promise<boolean> {
    const open = await this.db.row(sql`
      SELECT FROM chatbot_handovers h JOIN tasks t ON t.id = h.task_id WHERE h.message_id = ${message_id} AND ${isOpenTask(sql`t`)} LIMIT 1`);
    return open !== undefined;
  }

  /**
   * The person whose question a task answers, and the answer that they handed over. Empty for other tasks. Unscoped: for the worker only.
   */
  askedBy(task_id: number): Promise<{ readonly user_id: number; readonly message_id: number }[]> {
    return this.db.rows(sql<{ user_id: number; message_id: number }>`
      SELECT m.user_id, m.id AS message_id FROM chatbot_handovers h JOIN chatbot_messages m ON m.id = h.message_id AND m.company_id = h.company_id
      WHERE h.task_id = ${task_id}`);
  }

  add(handover: ChatbotHandover): Promise<void> {
    return this.db.add(handover);
  }

  /** Stores the rating of a locked answer, and returns the rating before it. */
  async rate({ id, company_id }: Pick<ChatbotMessage, 'id' | 'company_id'>, rating: AnswerRating, comment: string | null) {
    const before = await this.db.row(sql<{ rating: AnswerRating }>`SELECT f.rating FROM chatbot_feedback f WHERE f.message_id = ${id}`);
    await this.db.rows(sql`
      INSERT INTO chatbot_feedback (message_id, company_id, rating, comment) VALUES (${id}, ${company_id}, ${rating}, ${comment})
      ON CONFLICT (message_id) DO UPDATE SET rating = excluded.rating, comment = excluded.comment, ${touched(ChatbotFeedback)}`);
    return before?.rating;
  }
}
