import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, Recordable, UpdatedAt, assignDefined } from '@app/database';
import { CuratedQuestionEmpty } from './curated-answers.errors';
import { questionKey } from './question-words';

export enum CuratedAnswerStatus {
  /** Written by a mentor, and not used yet. */
  Suggested = 'suggested',
  Published = 'published',
}

export interface CuratedAnswerChange {
  readonly questions?: readonly string[];
  readonly answer?: string;
}

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

  /** Ways to ask. */
  @Column('text', { array: true })
  readonly questions!: string[];

  /** The words of each question, in an order of their own. A question with the same words is answered by it. */
  @Column('text', { array: true })
  readonly question_keys!: string[];

  @Column('text')
  readonly answer!: string;

  @Column({ type: 'enum', enum: CuratedAnswerStatus, enumName: 'curated_answer_status' })
  readonly status!: CuratedAnswerStatus;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Creates a suggestion. Throws `CuratedQuestionEmpty` if a question has no words. */
  static write(draft: Required<CuratedAnswerChange>, author: { readonly id: number; readonly company_id: string }): CuratedAnswer {
    const given = { company_id: author.company_id, author_id: author.id, status: CuratedAnswerStatus.Suggested };
    const answer = Object.assign(new CuratedAnswer(), given);
    answer.change(draft);
    return answer;
  }

  change({ questions, answer }: CuratedAnswerChange): void {
    assignDefined(this, { questions: questions?.map((one) => one.normalize('NFC')), answer: answer?.normalize('NFC') });
    if (questions) assignDefined(this, { question_keys: keysOf(questions) });
  }

  publish(): void {
    Object.assign(this, { status: CuratedAnswerStatus.Published });
  }

  get isPublished(): boolean {
    return this.status === CuratedAnswerStatus.Published;
  }
}

function keysOf(questions: readonly string[]): string[] {
  const keys = questions.map(questionKey);
  if (keys.includes('')) throw new CuratedQuestionEmpty();
  return [...new Set(keys)];
}
