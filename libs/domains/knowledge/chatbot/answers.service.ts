import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { CuratedAnswersService } from '@knowledge/curated-answers';
import { KnowledgeGapsService } from '@knowledge/gaps';
import { Retrieval } from '@knowledge/retrieval';
import { type QuotablePassage, WriterService, goodEnough, quotesFor } from '@knowledge/writer';
import { introductionIn, refusalIn } from './answer-texts';
import { AnswerKind } from './chatbot-message.entity';
import { type AskedQuestion, ChatbotMessagesRepository, type FinishedAnswer } from './chatbot-messages.repository';
import { CitationsRepository, type Cited } from './citations.repository';
import { inContext } from './question-context';

const MOST_PASSAGES = 6;

/** Answers questions by the curated answers of the company, else out of documents, and else by a refusal. */
@Injectable()
export class AnswersService implements BeforeApplicationShutdown {
  private readonly underWay = new Map<number, { readonly stopping: AbortController; readonly done: Promise<void> }>();

  constructor(
    private readonly messages: ChatbotMessagesRepository,
    private readonly citations: CitationsRepository,
    private readonly curated: CuratedAnswersService,
    private readonly retrieval: Retrieval,
    private readonly writer: WriterService,
    private readonly gaps: KnowledgeGapsService,
  ) {}

  /** Writes the answer to a question that was stored. An answer that fails is stopped, so that the next question can be asked. */
  async answer(actor: Actor, asked: AskedQuestion): Promise<void> {
    const stopping = new AbortController();
    const done = this.write(actor, asked, stopping.signal)
      .catch(async (error: unknown) => {
        await this.messages.stop(asked.id);
        throw error;
      })
      .finally(() => this.underWay.delete(asked.id));
    this.underWay.set(asked.id, { stopping, done });
    await done;
  }

  /**
   * Interrupts the model if this process is writing the answer. If another process is, it keeps no further sentence of a stopped answer.
   */
  interrupt(message_id: number): void {
    this.underWay.get(message_id)?.stopping.abort();
  }

  /** Ends all answers with the citations that they have, and waits for that. */
  async beforeApplicationShutdown(): Promise<void> {
    const answers = [...this.underWay.values()];
    for (const { stopping } of answers) stopping.abort();
    await Promise.allSettled(answers.map(({ done }) => done));
  }

  private async write(actor: Actor, asked: AskedQuestion, signal: AbortSignal): Promise<void> {
    const inFull = { ...asked, question: inContext(asked.question, asked.before) };
    const answer = (await this.curatedAnswer(inFull)) ?? (await this.foundAnswer(actor, asked, signal)) ?? refusal(asked);
    // A stopped answer counts neither as an answer nor as a gap.
    if (await this.messages.finish(asked.id, answer)) await this.count(inFull, answer);
  }

  private async curatedAnswer({ company_id, question }: AskedQuestion): Promise<FinishedAnswer | undefined> {
    const found = await this.curated.answering(company_id, question);
    return (
      found && {
        kind: AnswerKind.Curated,
        text: found.answer,
        curated_answer_id: found.id,
      }
    );
  }

  /** Answers out of documents. Undefined if no passage is good enough, or no quote passes the check. */
  private async foundAnswer(actor: Actor, asked: AskedQuestion, signal: AbortSignal): Promise<FinishedAnswer | undefined> {
    const question = inContext(asked.question, asked.before);
    const passages = goodEnough(await this.retrieval.find(actor, question, MOST_PASSAGES));
    if (passages.length === 0) return undefined;
    const cite = (cited: readonly Cited[]) => this.citations.add(actor, asked.id, cited);
    const written = await this.writer.write({
      ...asked,
      passages,
      signal,
      keep: async (sentence) => (await cite([sentence])) > 0,
    });
    if (written.is_whole && written.kept > 0) return { kind: AnswerKind.Written, text: '' };
    return this.quoted({ ...asked, question }, passages, {
      cite,
      isWritten: written.kept > 0,
    });
  }

  /** Quotes the passages. If the model has written sentences without finishing its answer, the quotes follow them. */
  private async quoted(
    { question, language }: AskedQuestion,
    passages: readonly QuotablePassage[],
    {
      cite,
      isWritten,
    }: {
      readonly cite: (cited: readonly Cited[]) => Promise<number>;
      readonly isWritten: boolean;
    },
  ): Promise<FinishedAnswer | undefined> {
    const kept = await cite(quotesFor(question, passages));
    if (isWritten) return { kind: AnswerKind.Written, text: '' };
    return kept > 0 ? { kind: AnswerKind.Quotes, text: introductionIn(language) } : undefined;
  }

  private count(asked: AskedQuestion, { kind }: FinishedAnswer): Promise<void> {
    return kind === AnswerKind.Refusal ? this.gaps.countMissed(asked) : this.gaps.countAnswered(asked);
  }
}

const refusal = ({ language }: AskedQuestion): FinishedAnswer => ({
  kind: AnswerKind.Refusal,
  text: refusalIn(language),
});
