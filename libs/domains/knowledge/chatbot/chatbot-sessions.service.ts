import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { MentorQuestionsService } from '@programmes/tasks';
import { ChatbotSession, type SessionChange } from './chatbot-session.entity';
import { ChatbotSessionsRepository, type ChatbotSessionQuery } from './chatbot-sessions.repository';
import type { ChatbotSessionView } from './chatbot-sessions.view';
import { ChatbotSessionsPolicy } from './chatbot.policy';
import { CHATBOT_SESSION } from './nouns';

/** Sessions of people. The audit log does not record them, because nobody else needs to know who asks the chatbot. */
@Injectable()
export class ChatbotSessionsService {
  constructor(
    private readonly sessions: ChatbotSessionsRepository,
    private readonly questions: MentorQuestionsService,
    private readonly db: Database,
  ) {}

  list(actor: Actor, query: ChatbotSessionQuery): Promise<Page<ChatbotSessionView>> {
    return this.sessions.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ChatbotSessionView>> {
    const session = await this.sessions.find(actor, id);
    if (!session) throw new NotFound(CHATBOT_SESSION);
    return withPermissions(ChatbotSessionsPolicy.read, actor, session);
  }

  async open(actor: Actor, draft: Pick<SessionChange, 'title'>): Promise<JsonResource<ChatbotSessionView>> {
    authorize(ChatbotSessionsPolicy.create, actor);
    const session = ChatbotSession.open(draft, { id: actor.id, company_id: actor.company_id! });
    await this.sessions.add(session);
    return this.get(actor, session.id);
  }

  update(actor: Actor, id: number, change: SessionChange, expected?: ExpectedVersion): Promise<JsonResource<ChatbotSessionView>> {
    return this.db.transaction(async () => {
      const session = await this.held(actor, id, expected);
      session.change(change);
      await this.sessions.save(session);
      return this.get(actor, id);
    });
  }

  /** Deletes a session with its messages. */
  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => this.sessions.remove(await this.held(actor, id, expected)));
  }

  /** Deletes the questions of a person who was anonymised, also those in the tasks of mentors. Called by the worker. */
  forgetPerson(user_id: number): Promise<void> {
    return this.db.transaction(async () => this.questions.forget(await this.sessions.wipe(user_id)));
  }

  private async held(actor: Actor, id: number, expected?: ExpectedVersion): Promise<ChatbotSession> {
    const session = await this.sessions.findForUpdate(id);
    if (!session) throw new NotFound(CHATBOT_SESSION);
    authorize(ChatbotSessionsPolicy.update, actor, session);
    expectVersion(session, expected);
    return session;
  }
}
