import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import { type Instant, InstantColumn, Recordable, instant } from '@app/database';
import type { Language } from '@app/i18n';
import { GapNotOpen } from './knowledge-gaps.errors';

export enum KnowledgeGapStatus {
  Open = 'open',
  /** A curated answer or a document answers it. */
  Closed = 'closed',
  /** Nobody needs to answer it. */
  Dismissed = 'dismissed',
}

/** The curated answer or the document that closes a gap. Both may be absent, because several documents may answer the question together. */
export interface GapAnswer {
  readonly curated_answer_id?: number | null;
  readonly document_id?: number | null;
}

/** A question that no document answers. It has days instead of times and names no person, so that nobody learns who asked. */
@Entity('knowledge_gaps')
@Unique('knowledge_gaps_key', ['company_id', 'question_key'])
@Check('knowledge_gaps_closed_check', "(status = 'open') = (closed_at IS NULL)")
@Index('knowledge_gaps_of_company', ['company_id', 'status', 'asked_count', 'id'])
@Index('knowledge_gaps_of_answer', ['curated_answer_id'])
@Index('knowledge_gaps_of_document', ['document_id'])
@Index('knowledge_gaps_of_task', ['task_id'])
@Recordable('company_id', 'status', 'curated_answer_id', 'document_id', 'task_id')
export class KnowledgeGap {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'knowledge_gaps_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'knowledge_gaps_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('text')
  readonly question_key!: string;

  /** The question as it was first asked, without addresses and long numbers. */
  @Column('text')
  readonly question!: string;

  @Column('text')
  readonly language!: Language;

  @Column({ type: 'enum', enum: KnowledgeGapStatus, enumName: 'knowledge_gap_status', default: KnowledgeGapStatus.Open })
  readonly status!: KnowledgeGapStatus;

  /** How often it was asked while nothing answered it. */
  @Column('int', { default: 0 })
  readonly asked_count!: number;

  /** How often the answer to it was called unhelpful. */
  @Column('int', { default: 0 })
  readonly unhelpful_count!: number;

  @Column('date')
  readonly first_asked_on!: string;

  @Column('date')
  readonly last_asked_on!: string;

  @ForeignKey('CuratedAnswer', { name: 'knowledge_gaps_answer_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  readonly curated_answer_id!: number | null;

  /** The document that answers the question now. */
  @ForeignKey('Document', { name: 'knowledge_gaps_document_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  readonly document_id!: number | null;

  /** The task to write a document about it. */
  @ForeignKey('Task', { name: 'knowledge_gaps_task_fkey', onDelete: 'SET NULL' })
  @Column('int', { nullable: true })
  readonly task_id!: number | null;

  @InstantColumn({ nullable: true })
  readonly closed_at!: Instant | null;

  /** How often the question was asked since the gap was closed, and how often it was answered since then. */
  @Column('int', { default: 0 })
  readonly asked_since!: number;

  @Column('int', { default: 0 })
  readonly answered_since!: number;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  /** Closes the gap. Throws `GapNotOpen` if it is not open. */
  close(now: Date, { curated_answer_id = null, document_id = null }: GapAnswer): void {
    this.end(KnowledgeGapStatus.Closed, now);
    Object.assign(this, { curated_answer_id, document_id });
  }

  dismiss(now: Date): void {
    this.end(KnowledgeGapStatus.Dismissed, now);
  }

  /** Reopens the gap, and resets the counts since it was closed. Throws `GapNotOpen` if it is open. */
  reopen(): void {
    if (this.status === KnowledgeGapStatus.Open) throw new GapNotOpen();
    Object.assign(this, { status: KnowledgeGapStatus.Open, closed_at: null, curated_answer_id: null, document_id: null });
    this.forgetEffect();
  }

  private end(status: KnowledgeGapStatus, now: Date): void {
    if (this.status !== KnowledgeGapStatus.Open) throw new GapNotOpen();
    Object.assign(this, { status, closed_at: instant(now) });
    this.forgetEffect();
  }

  private forgetEffect(): void {
    Object.assign(this, { asked_since: 0, answered_since: 0 });
  }
}
