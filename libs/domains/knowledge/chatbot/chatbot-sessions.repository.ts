import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page, among, and, orderBy, sql } from '@app/database';
import { ChatbotSession } from './chatbot-session.entity';
import type { ChatbotFacts } from './chatbot.policy';
import { ownChatbot } from './chatbot.scope';
import { type ChatbotSessionView, sessionView } from './chatbot-sessions.view';

export interface ChatbotSessionQuery extends IdsRequest {
  readonly ordering: readonly string[];
}

const sortable = { updated_at: sql`s.updated_at`, created_at: sql`s.created_at` };

@Injectable()
export class ChatbotSessionsRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, id: number): Promise<(JsonResource<ChatbotSessionView> & ChatbotFacts) | undefined> {
    return this.db.row(sql<JsonResource<ChatbotSessionView> & ChatbotFacts>`
      SELECT s.id, s.version, ${sessionView(viewer, sql`s`)}::text AS json, s.company_id, s.user_id
      FROM chatbot_sessions s WHERE s.id = ${id} AND ${ownChatbot(viewer, sql`s`)}`);
  }

  @FindsResource('chatbot_session')
  subject(id: number): Promise<ChatbotFacts | undefined> {
    return this.db.row(sql<ChatbotFacts>`SELECT s.company_id, s.user_id FROM chatbot_sessions s WHERE s.id = ${id}`);
  }

  /** Locks a session until the transaction ends, so that its questions are asked one after the other. */
  findForUpdate(id: number): Promise<ChatbotSession | null> {
    return this.db.findForUpdate(ChatbotSession, sql`id = ${id}`);
  }

  list(viewer: Actor, { ids, ordering, page, page_size }: ChatbotSessionQuery): Promise<Page<ChatbotSessionView>> {
    return this.db.page(
      {
        select: sql`s.*`,
        as: sessionView(viewer, sql`row`),
        from: sql`chatbot_sessions s`,
        where: and(ownChatbot(viewer, sql`s`), among(sql`s.id`, ids)),
        order: orderBy(ordering, sortable, sql`s.id`),
      },
      { page, page_size },
    );
  }

  add(session: ChatbotSession): Promise<void> {
    return this.db.add(session);
  }

  save(session: ChatbotSession): Promise<void> {
    return this.db.save(session);
  }

  async remove({ id }: ChatbotSession): Promise<void> {
    await this.db.rows(sql`DELETE FROM chatbot_sessions WHERE id = ${id}`);
  }

  /** Deletes all sessions of a person with their messages. Returns the ids of the tasks in which mentors were asked. */
  async wipe(user_id: number): Promise<number[]> {
    const tasks = await this.db.rows(sql<{ task_id: number }>`
      SELECT h.task_id FROM chatbot_handovers h JOIN chatbot_messages m ON m.id = h.message_id
      WHERE m.user_id = ${user_id} AND h.task_id IS NOT NULL`);
    await this.db.rows(sql`DELETE FROM chatbot_sessions WHERE user_id = ${user_id}`);
    return tasks.map(({ task_id }) => task_id);
  }
}
