import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { CuratedAnswer, type CuratedAnswerChange } from './curated-answer.entity';
import { type CuratedAnswerQuery, CuratedAnswersRepository } from './curated-answers.repository';
import type { CuratedAnswerView } from './curated-answers.view';
import { AnswerUnpublished, CuratedQuestionTaken } from './curated-answers.errors';
import { CuratedAnswersPolicy } from './curated-answers.policy';
import { CURATED_ANSWER } from './nouns';
import { questionKey } from './question-words';

@Injectable()
export class CuratedAnswersService {
  constructor(
    private readonly answers: CuratedAnswersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor, query: CuratedAnswerQuery): Promise<Page<CuratedAnswerView>> {
    return this.answers.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<CuratedAnswerView>> {
    const answer = await this.answers.find(actor, id);
    if (!answer) throw new NotFound(CURATED_ANSWER);
    return withPermissions(CuratedAnswersPolicy.read, actor, answer);
  }

  /** Creates an answer: published if an admin writes it, else a suggestion. */
  write(actor: Actor, draft: Required<CuratedAnswerChange>): Promise<JsonResource<CuratedAnswerView>> {
    authorize(CuratedAnswersPolicy.create, actor);
    const answer = CuratedAnswer.write(draft, { id: actor.id, company_id: actor.company_id! });
    return this.db.transaction(async () => {
      await this.answers.add(answer);
      this.audit.record(actor, 'curated_answer.create', answer);
      return CuratedAnswersPolicy.publish(actor, answer) ? this.publish(actor, answer.id) : this.get(actor, answer.id);
    });
  }

  update(actor: Actor, id: number, change: CuratedAnswerChange, expected?: ExpectedVersion): Promise<JsonResource<CuratedAnswerView>> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.update, actor, answer);
      expectVersion(answer, expected);
      answer.change(change);
      if (answer.isPublished) await this.expectFree(answer);
      await this.answers.save(answer);
      this.audit.record(actor, 'curated_answer.update', answer);
      return this.get(actor, id);
    });
  }

  /** Publishes a suggestion. Throws `CuratedQuestionTaken` if another answer is published for the same words. */
  publish(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<CuratedAnswerView>> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.publish, actor, answer);
      expectVersion(answer, expected);
      await this.expectFree(answer);
      answer.publish();
      await this.answers.save(answer);
      this.audit.record(actor, 'curated_answer.publish', answer);
      return this.get(actor, id);
    });
  }

  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.delete, actor, answer);
      expectVersion(answer, expected);
      await this.answers.remove(answer);
      this.audit.record(actor, 'curated_answer.remove', answer);
    });
  }

  /** The published answer to questions with the words of this one. Undefined if it has no words. */
  async answering(company_id: string, question: string): Promise<Pick<CuratedAnswer, 'id' | 'answer'> | undefined> {
    const key = questionKey(question);
    return key === '' ? undefined : this.answers.answering(company_id, key);
  }

  /** Throws `NotFound` unless the company has the answer, and `AnswerUnpublished` for a suggestion. Locks it until the transaction ends. */
  async expectPublished(company_id: string, id: number): Promise<void> {
    const answer = await this.answers.findForUpdate(id);
    if (answer?.company_id !== company_id) throw new NotFound(CURATED_ANSWER);
    if (!answer.isPublished) throw new AnswerUnpublished();
  }

  private async expectFree(answer: CuratedAnswer): Promise<void> {
    await this.answers.queueForPublishing(answer.company_id);
    if (await this.answers.isTaken(answer)) throw new CuratedQuestionTaken();
  }

  private async held(actor: Actor, id: number): Promise<CuratedAnswer> {
    const answer = await this.answers.findForUpdate(id);
    if (!answer || !CuratedAnswersPolicy.read(actor, answer)) throw new NotFound(CURATED_ANSWER);
    return answer;
  }
}
