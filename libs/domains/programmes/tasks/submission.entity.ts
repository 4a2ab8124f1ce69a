import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, UpdatedAt } from '@app/database';

export enum Verdict {
  Approved = 'approved',
  ChangesRequested = 'changes_requested',
}

/** A submission of a task, and its review. Submissions of a task without a reviewer get no verdict. */
@Entity('task_submissions')
@Unique('task_submissions_number_key', ['task_id', 'number'])
@Check('task_submissions_open_check', 'NOT (is_open AND verdict IS NOT NULL)')
@Check('task_submissions_verdict_check', '(verdict IS NULL) = (reviewed_at IS NULL)')
@Index('task_submissions_open_key', { synchronize: false })
@Index('task_submissions_of_document', { synchronize: false })
@Index('task_submissions_waiting', { synchronize: false })
@Index('task_submissions_reviewed', { synchronize: false })
export class Submission {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'task_submissions_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'task_submissions_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Task', { name: 'task_submissions_task_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly task_id!: number;

  /** Number of the submission in its task, from 1. */
  @Column('int')
  readonly number!: number;

  @ForeignKey('User', { name: 'task_submissions_author_fkey' })
  @Column('int')
  readonly author_id!: number;

  @Column('text', { nullable: true })
  readonly text!: string | null;

  @Column('text', { nullable: true })
  readonly link!: string | null;

  /** Document that was handed in. The mentor and the reviewer may read it while they have to do with the task. */
  @Column('int', { nullable: true })
  readonly document_id!: number | null;

  /** Title of the document when it was handed in. */
  @Column('text', { nullable: true })
  readonly document_title!: string | null;

  /** Text of the document when it was handed in. */
  @Column('text', { nullable: true })
  readonly document_body!: string | null;

  /** True while the submission waits for its review. */
  @Column('boolean')
  readonly is_open!: boolean;

  @Column({ type: 'enum', enum: Verdict, enumName: 'task_verdict', nullable: true })
  readonly verdict!: Verdict | null;

  @Column('text', { nullable: true })
  readonly note!: string | null;

  @ForeignKey('User', { name: 'task_submissions_reviewer_fkey' })
  @Column('int', { nullable: true })
  readonly reviewer_id!: number | null;

  @InstantColumn({ nullable: true })
  readonly reviewed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
