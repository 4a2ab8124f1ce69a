import { Injectable } from '@nestjs/common';
import { type Actor, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { Events } from '@app/events';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { CuratedAnswer, type CuratedAnswerChange, type CuratedDocument, type NewCuratedAnswer } from './curated-answer.entity';
import { type CuratedAnswerQuery, CuratedAnswersRepository } from './curated-answers.repository';
import type { CuratedAnswerView } from './curated-answers.view';
import { AnswerUnpublished, CuratedDocumentUnreadable, CuratedQuestionTaken } from './curated-answers.errors';
import { CuratedAnswerDeclined, CuratedAnswerPublished, CuratedAnswerSuggested, curatedAnswerIds } from './curated-answers.events';
import { CuratedAnswersPolicy } from './curated-answers.policy';
import { CURATED_ANSWER } from './nouns';
import { questionKey } from './question-words';

export type CuratedAnswerDraft = Omit<CuratedAnswerChange, 'documents'> & { readonly document_ids?: readonly number[] };

@Injectable()
export class CuratedAnswersService {
  constructor(
    private readonly answers: CuratedAnswersRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  list(actor: Actor, query: CuratedAnswerQuery): Promise<Page<CuratedAnswerView>> {
    return this.answers.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<CuratedAnswerView>> {
    const answer = await this.answers.find(actor, id);
    if (!answer) throw new NotFound(CURATED_ANSWER);
    return withPermissions(CuratedAnswersPolicy.read, actor, answer);
  }

  /** Creates an answer. It is published if an admin creates it, and otherwise a suggestion. */
  write(actor: Actor, { document_ids, ...draft }: CuratedAnswerDraft & NewCuratedAnswer): Promise<JsonResource<CuratedAnswerView>> {
    authorize(CuratedAnswersPolicy.create, actor);
    return this.db.transaction(async () => {
      const documents = await this.referred(actor, document_ids);
      const answer = CuratedAnswer.write({ ...draft, documents }, { id: actor.id, company_id: actor.company_id! });
      await this.answers.add(answer);
      this.audit.record(actor, 'curated_answer.create', answer);
      if (CuratedAnswersPolicy.publish(actor, answer)) return this.publish(actor, answer.id);
      this.events.publish(CuratedAnswerSuggested, curatedAnswerIds(answer, actor));
      return this.get(actor, answer.id);
    });
  }

  update(
    actor: Actor,
    id: number,
    { document_ids, ...change }: CuratedAnswerDraft,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<CuratedAnswerView>> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.update, actor, answer);
      expectVersion(answer, expected);
      const { status } = answer;
      answer.change({ ...change, documents: await this.referred(actor, document_ids) });
      if (answer.status !== status) this.events.publish(CuratedAnswerSuggested, curatedAnswerIds(answer, actor));
      if (answer.isPublished) await this.expectFree(answer);
      await this.answers.save(answer);
      this.audit.record(actor, 'curated_answer.update', answer);
      return this.get(actor, id);
    });
  }

  /** Publishes a suggestion; a published answer stays as it is. Throws `CuratedQuestionTaken` if another answer is published for the same words. */
  publish(actor: Actor, id: number, expected?: ExpectedVersion): Promise<JsonResource<CuratedAnswerView>> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.publish, actor, answer);
      expectVersion(answer, expected);
      if (!answer.isPublished) await this.makePublic(actor, answer);
      return this.get(actor, id);
    });
  }

  /** Declines a suggestion. Throws `AnswerNotSuggested` in another state. */
  decline(actor: Actor, id: number, reason: string, expected?: ExpectedVersion): Promise<JsonResource<CuratedAnswerView>> {
    return this.db.transaction(async () => {
      const answer = await this.held(actor, id);
      authorize(CuratedAnswersPolicy.decline, actor, answer);
      expectVersion(answer, expected);
      answer.decline(reason);
      await this.answers.save(answer);
      this.audit.record(actor, 'curated_answer.decline', answer);
      this.events.publish(CuratedAnswerDeclined, curatedAnswerIds(answer, actor));
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

  /**
   * Locks a published answer until the transaction ends. Throws `NotFound` if the company has no such answer, and `AnswerUnpublished` if it
   * is not published.
   */
  async expectPublished(company_id: string, id: number): Promise<void> {
    const answer = await this.answers.findForUpdate(id);
    if (answer?.company_id !== company_id) throw new NotFound(CURATED_ANSWER);
    if (!answer.isPublished) throw new AnswerUnpublished();
  }

  /** The documents as they are published now. Throws `CuratedDocumentUnreadable` if the actor may not read one. */
  private async referred(actor: Actor, ids: readonly number[] | undefined): Promise<readonly CuratedDocument[] | undefined> {
    if (!ids) return undefined;
    const documents = await this.answers.readable(actor, ids);
    if (documents.length < new Set(ids).size) throw new CuratedDocumentUnreadable();
    return documents;
  }

  private async makePublic(actor: Actor, answer: CuratedAnswer): Promise<void> {
    await this.expectFree(answer);
    answer.publish();
    await this.answers.save(answer);
    this.audit.record(actor, 'curated_answer.publish', answer);
    this.events.publish(CuratedAnswerPublished, curatedAnswerIds(answer, actor));
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
