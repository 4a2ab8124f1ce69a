import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { isOpenTask } from '@programmes/tasks';
import { type AnswerRating, ChatbotFeedback } from './chatbot-feedback.entity';
import type { ChatbotHandover } from './chatbot-handover.entity';
import type { ChatbotMessage } from './chatbot-message.entity';

@Injectable()
export class HandoversRepository {
  constructor(private readonly db: Database) {}

  /** True if a mentor still has a task because of this answer. */
  async hasOpenTask(message_id: number): Promise<boolean> {
    const open = await this.db.row(sql`
      SELECT FROM chatbot_handovers h JOIN tasks t ON t.id = h.task_id WHERE h.message_id = ${message_id} AND ${isOpenTask(sql`t`)} LIMIT 1`);
    return open !== undefined;
  }

  add(handover: ChatbotHandover): Promise<void> {
    return this.db.add(handover);
  }

  /** Stores the judgement of a locked answer, and returns the one before. */
  async rate({ id, company_id }: Pick<ChatbotMessage, 'id' | 'company_id'>, rating: AnswerRating, comment: string | null) {
    const before = await this.db.row(sql<{ rating: AnswerRating }>`SELECT f.rating FROM chatbot_feedback f WHERE f.message_id = ${id}`);
    await this.db.rows(sql`
      INSERT INTO chatbot_feedback (message_id, company_id, rating, comment) VALUES (${id}, ${company_id}, ${rating}, ${comment})
      ON CONFLICT (message_id) DO UPDATE SET rating = excluded.rating, comment = excluded.comment, ${touched(ChatbotFeedback)}`);
    return before?.rating;
  }
}
