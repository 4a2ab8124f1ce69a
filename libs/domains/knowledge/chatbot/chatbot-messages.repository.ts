import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type JsonResource, sql, touched } from '@app/database';
import type { Language } from '@app/i18n';
import { type AnswerKind, ChatbotMessage, ChatbotRole, MessageStatus } from './chatbot-message.entity';
import { type ChatbotMessageView, messageView, statusOf } from './chatbot-messages.view';
import type { ChatbotSession } from './chatbot-session.entity';
import type { ChatbotFacts } from './chatbot.policy';
import { ownChatbot } from './chatbot.scope';

/** Seconds in which an answer must be finished. After that, its process counts as dead. */
const LEASE_S = 60;
/** Most earlier questions among which the topic of a question is looked for. */
const CONTEXT = 5;
/** Greatest value of an id. */
const ANY_ID = 2_147_483_647;

/** A question with the message that will answer it. */
export interface AskedQuestion {
  readonly id: number;
  readonly company_id: string;
  readonly session_id: number;
  readonly question: string;
  readonly language: Language;
  /** The topic: the earlier question of the session that this one may be about. */
  readonly before?: string;
}

export interface FinishedAnswer {
  readonly kind: AnswerKind;
  readonly text: string;
  readonly curated_answer_id?: number;
}

/** A finished answer with its question. */
export interface AnsweredQuestion extends Pick<ChatbotMessage, 'id' | 'company_id' | 'session_id' | 'user_id' | 'kind' | 'language'> {
  readonly question: string;
  readonly is_finished: boolean;
}

@Injectable()
export class ChatbotMessagesRepository {
  constructor(private readonly db: Database) {}

  find(viewer: Actor, id: number): Promise<(JsonResource<ChatbotMessageView> & ChatbotFacts) | undefined> {
    return this.db.row(sql<JsonResource<ChatbotMessageView> & ChatbotFacts>`
      SELECT m.id, m.version, ${messageView(viewer, sql`m`)}::text AS json, m.company_id, m.user_id
      FROM chatbot_messages m WHERE m.id = ${id} AND ${ownChatbot(viewer, sql`m`)}`);
  }

  @FindsResource('chatbot_message')
  subject(id: number): Promise<ChatbotFacts | undefined> {
    return this.db.row(sql<ChatbotFacts>`SELECT m.company_id, m.user_id FROM chatbot_messages m WHERE m.id = ${id}`);
  }

  /** Lists the messages of a session, newest first. */
  list(viewer: Actor, session_id: number, request: FeedRequest): Promise<FeedPage<ChatbotMessageView>> {
    return this.db.feed<ChatbotMessageView>(
      {
        select: sql`item.*`,
        from: sql`chatbot_messages m CROSS JOIN LATERAL json_to_record(${messageView(viewer, sql`m`)}) item (id int, version int, session_id int,
          role text, question_id int, status text, kind text, language text, text text, citations json, curated_answer json, rating text, hand_over json, created_at text)`,
        where: sql`m.session_id = ${session_id} AND ${ownChatbot(viewer, sql`m`)}`,
        keys: [{ by: sql`m.id`, type: 'bigint' }],
      },
      request,
    );
  }

  /**
   * The newest questions of a session that were asked before the one with this answer, newest first; each with whether its answer is still
   * being written.
   */
  latest(session_id: number, before = ANY_ID): Promise<{ readonly question: string; readonly is_under_way: boolean }[]> {
    return this.db.rows(sql<{ question: string; is_under_way: boolean }>`
      SELECT q.text AS question, ${statusOf(sql`a`)} = 'answering' AS is_under_way
      FROM chatbot_messages a JOIN chatbot_messages q ON q.id = a.question_id
      WHERE a.session_id = ${session_id} AND a.id < ${before} ORDER BY a.id DESC LIMIT ${CONTEXT}`);
  }

  /** Adds a question and its answer, which is still empty. Returns the id of the answer. */
  async begin({ id: session_id, company_id, user_id }: ChatbotSession, question: Pick<AskedQuestion, 'question' | 'language'>) {
    const { language, question: text } = question;
    const added = await this.db.row(sql<{ id: number }>`
      WITH question AS (
        INSERT INTO chatbot_messages (company_id, session_id, user_id, role, text, language, status)
        VALUES (${company_id}, ${session_id}, ${user_id}, ${ChatbotRole.User}, ${text}, ${language}, ${MessageStatus.Answered}) RETURNING id)
      INSERT INTO chatbot_messages (company_id, session_id, user_id, role, question_id, language, status, leased_until)
      SELECT ${company_id}, ${session_id}, ${user_id}, ${ChatbotRole.Chatbot}, question.id, ${language}, ${MessageStatus.Answering},
        now() + ${LEASE_S} * interval '1 second' FROM question RETURNING id`);
    return added!.id;
  }

  /** Finishes an answer. Returns false if it was stopped. */
  async finish(id: number, { kind, text, curated_answer_id }: FinishedAnswer): Promise<boolean> {
    const ended = await this.db.rows(sql`
      UPDATE chatbot_messages SET kind = ${kind}, text = ${text}, curated_answer_id = ${curated_answer_id ?? null},
        status = ${MessageStatus.Answered}, ${touched(ChatbotMessage)}
      WHERE id = ${id} AND status = ${MessageStatus.Answering} RETURNING id`);
    return ended.length > 0;
  }

  async stop(id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE chatbot_messages SET status = ${MessageStatus.Stopped}, ${touched(ChatbotMessage)}
      WHERE id = ${id} AND status = ${MessageStatus.Answering}`);
  }

  /** Returns an answer with its question, and locks it until the transaction ends. Undefined if the message is a question. */
  answeredForUpdate(id: number): Promise<AnsweredQuestion | undefined> {
    return this.db.row(sql<AnsweredQuestion>`
      SELECT m.id, m.company_id, m.session_id, m.user_id, m.kind, m.language, q.text AS question, ${statusOf(sql`m`)} <> 'answering' AS is_finished
      FROM chatbot_messages m JOIN chatbot_messages q ON q.id = m.question_id WHERE m.id = ${id} FOR UPDATE OF m`);
  }
}
