import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type Instant, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import type { Language } from '@app/i18n';
import { CuratedAnswersService, questionKey, withoutPerson } from '@knowledge/curated-answers';
import { TasksService } from '@programmes/tasks';
import type { GapAnswer, KnowledgeGap } from './knowledge-gap.entity';
import { GapDocumentUnreadable } from './knowledge-gaps.errors';
import { type GapFacts, KnowledgeGapsPolicy } from './knowledge-gaps.policy';
import { type GapQuery, KnowledgeGapsRepository } from './knowledge-gaps.repository';
import type { KnowledgeGapView } from './knowledge-gaps.view';
import { KNOWLEDGE_GAP } from './nouns';

/** A question as a person has asked it. */
export interface CountedQuestion {
  readonly company_id: string;
  readonly question: string;
  readonly language: Language;
}

type Answered = Promise<JsonResource<KnowledgeGapView>>;

@Injectable()
export class KnowledgeGapsService {
  constructor(
    private readonly gaps: KnowledgeGapsRepository,
    private readonly answers: CuratedAnswersService,
    private readonly tasks: TasksService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: GapQuery): Promise<Page<KnowledgeGapView>> {
    return this.gaps.list(actor, query);
  }

  async get(actor: Actor, id: number): Answered {
    const gap = await this.gaps.find(actor, id);
    if (!gap) throw new NotFound(KNOWLEDGE_GAP);
    return withPermissions(KnowledgeGapsPolicy.read, actor, gap);
  }

  /**
   * Closes a gap by a published curated answer, by a document that the actor may read, or without either. Its effect is counted from then
   * on.
   */
  close(actor: Actor, id: number, by: GapAnswer, expected?: ExpectedVersion): Answered {
    return this.change(actor, id, { permission: KnowledgeGapsPolicy.close, expected }, async (gap) => {
      if (by.curated_answer_id) await this.answers.expectPublished(gap.company_id, by.curated_answer_id);
      if (by.document_id && !(await this.gaps.isReadable(actor, by.document_id))) throw new GapDocumentUnreadable();
      gap.close(this.clock.now(), by);
    });
  }

  dismiss(actor: Actor, id: number, expected?: ExpectedVersion): Answered {
    return this.change(actor, id, { permission: KnowledgeGapsPolicy.dismiss, expected }, (gap) => gap.dismiss(this.clock.now()));
  }

  reopen(actor: Actor, id: number, expected?: ExpectedVersion): Answered {
    return this.change(actor, id, { permission: KnowledgeGapsPolicy.reopen, expected }, (gap) => gap.reopen());
  }

  /** Assigns a task to write a document about the question. */
  assign(
    actor: Actor,
    id: number,
    { assignee_id, due_at }: { assignee_id: number; due_at: Instant },
    expected?: ExpectedVersion,
  ): Answered {
    return this.change(actor, id, { permission: KnowledgeGapsPolicy.assign, expected }, async (gap) => {
      const title = TITLES[gap.language];
      const task = await this.tasks.assign(actor, { title, description: gap.question, assignee_id, due_at });
      Object.assign(gap, { task_id: Number(task.id) });
    });
  }

  /**
   * Counts a question that nothing answers, or whose answer was unhelpful. A question without words is not counted, because it could not be
   * found again.
   */
  async countMissed({ company_id, question, language }: CountedQuestion, { is_unhelpful = false } = {}): Promise<void> {
    const key = questionKey(question);
    if (key !== '') await this.gaps.countMissed({ company_id, key, question: withoutPerson(question), language, is_unhelpful });
  }

  /** Takes back the count of an answer that is no longer rated unhelpful. */
  async withdrawUnhelpful({ company_id, question }: CountedQuestion): Promise<void> {
    const key = questionKey(question);
    if (key !== '') await this.gaps.withdrawUnhelpful(company_id, key);
  }

  /** Counts a question that is answered, if it was a gap before. */
  async countAnswered({ company_id, question }: CountedQuestion): Promise<void> {
    const key = questionKey(question);
    if (key !== '') await this.gaps.countAnswered(company_id, key);
  }

  private change(
    actor: Actor,
    id: number,
    { permission, expected }: { readonly permission: Rule<GapFacts>; readonly expected?: ExpectedVersion },
    act: (gap: KnowledgeGap) => void | Promise<void>,
  ): Answered {
    return this.db.transaction(async () => {
      const gap = await this.gaps.findForUpdate(id);
      if (!gap) throw new NotFound(KNOWLEDGE_GAP);
      authorize(permission, actor, gap);
      expectVersion(gap, expected);
      await act(gap);
      await this.gaps.save(gap);
      this.audit.record(actor, `knowledge_gap.${permission.action}`, gap);
      return this.get(actor, id);
    });
  }
}

const TITLES = { en: 'Write a document for a question without an answer', ko: '답변이 없는 질문에 대한 문서 작성' } as const;
