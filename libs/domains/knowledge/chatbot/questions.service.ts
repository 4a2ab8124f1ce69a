import { Injectable, Logger } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Clock } from '@app/config';
import { Database, type FeedPage, type FeedRequest, type JsonResource, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { AnswersService } from './answers.service';
import { AnswerUnderWay } from './chatbot.errors';
import { type AskedQuestion, ChatbotMessagesRepository } from './chatbot-messages.repository';
import type { ChatbotMessageView } from './chatbot-messages.view';
import { ChatbotSessionsRepository } from './chatbot-sessions.repository';
import { ChatbotSessionsService } from './chatbot-sessions.service';
import { ChatbotMessagesPolicy, ChatbotSessionsPolicy } from './chatbot.policy';
import { CHATBOT_MESSAGE, CHATBOT_SESSION } from './nouns';
import { languageOf, topicOf } from './question-context';

@Injectable()
export class QuestionsService {
  private readonly logger = new Logger(QuestionsService.name);

  constructor(
    private readonly messages: ChatbotMessagesRepository,
    private readonly sessions: ChatbotSessionsRepository,
    private readonly conversations: ChatbotSessionsService,
    private readonly answers: AnswersService,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `NotFound` unless the session is the actor's. */
  async list(actor: Actor, session_id: number, request: FeedRequest): Promise<FeedPage<ChatbotMessageView>> {
    await this.conversations.get(actor, session_id);
    return this.messages.list(actor, session_id, request);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<ChatbotMessageView>> {
    const message = await this.messages.find(actor, id);
    if (!message) throw new NotFound(CHATBOT_MESSAGE);
    return withPermissions(ChatbotMessagesPolicy.read, actor, message);
  }

  /** Asks a question, and returns its finished answer. */
  async ask(actor: Actor, session_id: number, text: string): Promise<JsonResource<ChatbotMessageView>> {
    const asked = await this.begin(actor, session_id, text);
    await this.answers.answer(actor, asked);
    return this.get(actor, asked.id);
  }

  /** Asks a question, and returns the id of its answer at once. The answer is written in the background. */
  async askInBackground(actor: Actor, session_id: number, text: string): Promise<number> {
    const asked = await this.begin(actor, session_id, text);
    this.answers.answer(actor, asked).catch((error: unknown) => this.logger.error(error));
    return asked.id;
  }

  /** Stops an answer, which keeps the citations that it has. A finished answer does not change. */
  async stop(actor: Actor, id: number): Promise<JsonResource<ChatbotMessageView>> {
    const facts = await this.messages.subject(id);
    if (!facts) throw new NotFound(CHATBOT_MESSAGE);
    authorize(ChatbotMessagesPolicy.stop, actor, facts);
    await this.messages.stop(id);
    this.answers.interrupt(id);
    return this.get(actor, id);
  }

  /** Adds a question to a session. Throws `AnswerUnderWay` while the previous question is being answered. */
  begin(actor: Actor, session_id: number, text: string): Promise<AskedQuestion> {
    const question = text.normalize('NFC');
    const language = languageOf(question);
    return this.db.transaction(async () => {
      const session = await this.sessions.findForUpdate(session_id);
      if (!session) throw new NotFound(CHATBOT_SESSION);
      authorize(ChatbotSessionsPolicy.ask, actor, session);
      const latest = await this.messages.latest(session_id);
      if (latest[0]?.is_under_way) throw new AnswerUnderWay();
      const id = await this.messages.begin(session, { question, language });
      session.noteQuestion(question, instant(this.clock.now()));
      await this.sessions.save(session);
      return {
        id,
        company_id: session.company_id,
        session_id,
        question,
        language,
        before: topicOf(latest.map((one) => one.question)),
      };
    });
  }
}
