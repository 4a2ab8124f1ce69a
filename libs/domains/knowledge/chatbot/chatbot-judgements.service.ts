import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { NotFound } from '@app/errors';
import { KnowledgeGapsService } from '@knowledge/gaps';
import { MentorQuestionsService } from '@programmes/tasks';
import { AnswerRating } from './chatbot-feedback.entity';
import { ChatbotHandover } from './chatbot-handover.entity';
import { type AnsweredQuestion, ChatbotMessagesRepository } from './chatbot-messages.repository';
import type { ChatbotMessageView } from './chatbot-messages.view';
import { AnswerNotReady, QuestionHandedOver } from './chatbot.errors';
import { ChatbotMessagesPolicy } from './chatbot.policy';
import { HandoversRepository } from './handovers.repository';
import { CHATBOT_MESSAGE } from './nouns';
import { inContext, topicOf } from './question-context';
import { QuestionsService } from './questions.service';

type Shown = Promise<JsonResource<ChatbotMessageView>>;

export interface AnswerJudgement {
  readonly rating: AnswerRating;
  readonly comment?: string;
}

const TITLES = { en: 'A mentee asks', ko: '멘티의 질문' } as const;

/** Rates answers, and hands the questions of unhelpful ones over to a mentor. */
@Injectable()
export class ChatbotJudgementsService {
  constructor(
    private readonly messages: ChatbotMessagesRepository,
    private readonly questions: QuestionsService,
    private readonly handovers: HandoversRepository,
    private readonly gaps: KnowledgeGapsService,
    private readonly mentors: MentorQuestionsService,
    private readonly db: Database,
  ) {}

  /** Rates an answer; a new rating replaces the one before. An unhelpful answer counts as a gap, without the person, while it is so rated. */
  rate(actor: Actor, id: number, { rating, comment }: AnswerJudgement): Shown {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(ChatbotMessagesPolicy.rate, actor, answer);
      const before = await this.handovers.rate(answer, rating, comment ?? null);
      if (before !== rating && rating === AnswerRating.Unhelpful)
        await this.gaps.countMissed(await this.inFull(answer), { is_unhelpful: true });
      if (before !== rating && before === AnswerRating.Unhelpful) await this.gaps.withdrawUnhelpful(await this.inFull(answer));
      return this.questions.get(actor, id);
    });
  }

  /** Makes the question a task of the mentor. Throws `QuestionHandedOver` while the mentor has an open task for it. */
  handOver(actor: Actor, id: number, mentorship_id?: number): Shown {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      if (await this.handovers.hasOpenTask(id)) throw new QuestionHandedOver();
      const title = `${TITLES[answer.language]}: ${[...answer.question.replace(/\s+/g, ' ')].slice(0, 100).join('')}`;
      const task = await this.mentors.ask(actor, { title, description: answer.question, mentorship_id });
      await this.handovers.add(ChatbotHandover.of(answer, task));
      return this.questions.get(actor, id);
    });
  }

  private async inFull(answer: AnsweredQuestion): Promise<AnsweredQuestion> {
    const earlier = await this.messages.latest(answer.session_id, answer.id);
    return { ...answer, question: inContext(answer.question, topicOf(earlier.map((one) => one.question))) };
  }

  private async held(actor: Actor, id: number): Promise<AnsweredQuestion> {
    const facts = await this.messages.subject(id);
    if (!facts || !ChatbotMessagesPolicy.read(actor, facts)) throw new NotFound(CHATBOT_MESSAGE);
    const answer = await this.messages.answeredForUpdate(id);
    if (!answer?.is_finished) throw new AnswerNotReady();
    return answer;
  }
}
