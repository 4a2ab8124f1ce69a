import { Injectable } from '@nestjs/common';
import { refusalIn } from './answer-texts';
import { AnswerKind } from './chatbot-message.entity';
import { type AskedQuestion, ChatbotMessagesRepository, type FinishedAnswer } from './chatbot-messages.repository';
import { CuratedAnswersRepository } from './curated-answers.repository';
import { withoutPerson } from './gap-question';
import { KnowledgeGapsRepository } from './knowledge-gaps.repository';
import { questionKey } from './question-words';

/** Answers questions: by the company's own answers first, and by a refusal if nothing is known. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly messages: ChatbotMessagesRepository,
    private readonly curated: CuratedAnswersRepository,
    private readonly gaps: KnowledgeGapsRepository,
  ) {}

  /** Writes the answer to a question that was begun. */
  async answer(asked: AskedQuestion): Promise<void> {
    const key = questionKey(asked.question);
    const answer = (await this.curatedAnswer(asked, key)) ?? refusal(asked);
    await this.messages.finish(asked.id, answer);
    await this.count(asked, key, answer);
  }

  private async curatedAnswer({ company_id }: AskedQuestion, key: string): Promise<FinishedAnswer | undefined> {
    const found = key === '' ? undefined : await this.curated.answering(company_id, key);
    return found && { kind: AnswerKind.Curated, text: found.answer, curated_answer_id: found.id };
  }

  /** A question without words is no gap: nobody could answer it. */
  private async count({ company_id, question, language }: AskedQuestion, key: string, { kind }: FinishedAnswer): Promise<void> {
    if (key === '') return;
    if (kind !== AnswerKind.Refusal) await this.gaps.countAnswered(company_id, key);
    else await this.gaps.countMissed({ company_id, key, question: withoutPerson(question), language });
  }
}

const refusal = ({ language }: AskedQuestion): FinishedAnswer => ({ kind: AnswerKind.Refusal, text: refusalIn(language) });
