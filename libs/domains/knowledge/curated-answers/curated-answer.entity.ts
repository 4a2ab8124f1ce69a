import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { AnswerNotSuggested, CuratedQuestionEmpty } from './curated-answers.errors';
import { questionKey } from './question-words';

export enum CuratedAnswerStatus {
  /** Suggested by a mentor, and not given to anybody yet. */
  Suggested = 'suggested',
  Published = 'published',
  /** Declined by an admin. If its author changes it, it is a suggestion again. */
  Declined = 'declined',
}

export interface CuratedAnswerChange {
  readonly questions?: readonly string[];
  readonly answer?: string;
  readonly documents?: readonly CuratedDocument[];
}

/** A document that supports an answer, and the version that was published when the answer was written. */
export interface CuratedDocument {
  readonly document_id: number;
  readonly version: number;
}

export type NewCuratedAnswer = CuratedAnswerChange & Required<Pick<CuratedAnswerChange, 'questions' | 'answer'>>;

/** An answer that a company has written for questions with certain words. Everybody of the company gets it. */
@Entity('curated_answers')
@ForeignKey('User', ['company_id', 'author_id'], ['company_id', 'id'], { name: 'curated_answers_author_fkey' })
@Index('curated_answers_of_company', ['company_id', 'status', 'updated_at', 'id'])
@Index('curated_answers_by_words', { synchronize: false })
@Recordable('company_id', 'author_id', 'status')
export class CuratedAnswer {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'curated_answers_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'curated_answers_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly author_id!: number;

  /** Questions to which this is the answer. */
  @Column('text', { array: true })
  readonly questions!: string[];

  /** Key of each question: its words, sorted. A question with the same key gets this answer. */
  @Column('text', { array: true })
  readonly question_keys!: string[];

  @Column('text')
  readonly answer!: string;

  /** No foreign key: a reference stays when its document is purged, and makes the answer stale. */
  @Column('jsonb', { default: [] })
  readonly documents!: readonly CuratedDocument[];

  @Column({ type: 'enum', enum: CuratedAnswerStatus, enumName: 'curated_answer_status' })
  readonly status!: CuratedAnswerStatus;

  /** The reason why it was declined, which its author reads. */
  @Column('text', { nullable: true })
  readonly decline_reason!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a suggestion. Throws `CuratedQuestionEmpty` if a question has no words. */
  static write(draft: NewCuratedAnswer, author: { readonly id: number; readonly company_id: string }): CuratedAnswer {
    const given = {
      company_id: author.company_id,
      author_id: author.id,
      status: CuratedAnswerStatus.Suggested,
      decline_reason: null,
      documents: [],
    };
    const answer = Object.assign(new CuratedAnswer(), given);
    answer.change(draft);
    return answer;
  }

  /** Changes the given fields only. A declined answer is a suggestion again. */
  change({ questions, answer, documents }: CuratedAnswerChange): void {
    assignDefined(this, { questions: questions?.map((one) => one.normalize('NFC')), answer: answer?.normalize('NFC'), documents });
    if (questions) assignDefined(this, { question_keys: keysOf(questions) });
    if (this.status === CuratedAnswerStatus.Declined) this.become(CuratedAnswerStatus.Suggested);
  }

  publish(): void {
    this.become(CuratedAnswerStatus.Published);
  }

  /** Declines a suggestion. Throws `AnswerNotSuggested` in another state. */
  decline(reason: string): void {
    if (this.status !== CuratedAnswerStatus.Suggested) throw new AnswerNotSuggested();
    this.become(CuratedAnswerStatus.Declined, reason);
  }

  get isPublished(): boolean {
    return this.status === CuratedAnswerStatus.Published;
  }

  private become(status: CuratedAnswerStatus, decline_reason: string | null = null): void {
    Object.assign(this, { status, decline_reason });
  }
}

function keysOf(questions: readonly string[]): string[] {
  const keys = questions.map(questionKey);
  if (keys.includes('')) throw new CuratedQuestionEmpty();
  return [...new Set(keys)];
}
