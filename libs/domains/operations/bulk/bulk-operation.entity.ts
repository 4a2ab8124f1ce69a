import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { PreviewExpired, PreviewUsed, UndoExpired, UndoUsed } from './bulk.errors';

export enum BulkStatus {
  Previewed = 'previewed',
  Running = 'running',
  Finished = 'finished',
  Undoing = 'undoing',
  Undone = 'undone',
}

const PREVIEW_MS = 15 * 60_000;
const UNDO_MS = 24 * 60 * 60_000;

type Draft = Pick<BulkOperation, 'company_id' | 'user_id' | 'session_id' | 'resource' | 'action' | 'values' | 'token_hash' | 'row_count'>;

/** An action on many things: first its preview, then its run and, if it has a reverse, its undo. */
@Entity('bulk_operations')
@Index('bulk_operations_token_key', ['token_hash'], { unique: true })
@Index('bulk_operations_undo_key', ['undo_token_hash'], { unique: true })
@Index('bulk_operations_of_user', ['user_id', 'id'])
@Index('bulk_operations_of_company', ['company_id'])
@Index('bulk_operations_by_age', ['updated_at'])
@Recordable('company_id', 'user_id', 'resource', 'action', 'row_count', 'status', 'job_id', 'undo_job_id', 'expires_at', 'undo_expires_at')
export class BulkOperation {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'bulk_operations_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'bulk_operations_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('User', { name: 'bulk_operations_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** The session that made the preview. No other session can run it. */
  @Column('int')
  readonly session_id!: number;

  /** Resource of the route. */
  @Column('text')
  readonly resource!: string;

  /** Stored name of the action. */
  @Column('text')
  readonly action!: string;

  /** Values for all rows, as the action's `keep` returned them. */
  @Column('jsonb')
  readonly values!: object;

  @Column('text')
  readonly token_hash!: string;

  @Column('int')
  readonly row_count!: number;

  @Column({ type: 'enum', enum: BulkStatus, enumName: 'bulk_status', default: BulkStatus.Previewed })
  status!: BulkStatus;

  /** When the preview expires. */
  @InstantColumn()
  readonly expires_at!: Instant;

  @Column('bigint', { nullable: true })
  job_id!: number | null;

  @Column('text', { nullable: true })
  undo_token_hash!: string | null;

  /** When the undo expires. Null before the run has ended, and if it cannot be undone. */
  @InstantColumn({ nullable: true })
  undo_expires_at!: Instant | null;

  @Column('bigint', { nullable: true })
  undo_job_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static preview(draft: Draft, now: Date): BulkOperation {
    return Object.assign(new BulkOperation(), { ...draft, status: BulkStatus.Previewed, expires_at: later(now, PREVIEW_MS) });
  }

  /** Begins the run. Throws `PreviewUsed` or `PreviewExpired` (409). */
  run(now: Date): void {
    if (this.status !== BulkStatus.Previewed) throw new PreviewUsed();
    if (Date.parse(this.expires_at) <= +now) throw new PreviewExpired();
    this.status = BulkStatus.Running;
  }

  /** Ends the run. With `undo_token_hash`, it can be undone for 24 hours. */
  finish(now: Date, undo_token_hash?: string): void {
    this.status = BulkStatus.Finished;
    if (undo_token_hash) Object.assign(this, { undo_token_hash, undo_expires_at: later(now, UNDO_MS) });
  }

  /** Throws `UndoUsed` or `UndoExpired` (409) unless it can be undone now. */
  expectUndoable(now: Date): void {
    if (this.status !== BulkStatus.Finished) throw new UndoUsed();
    if (this.undo_expires_at === null || Date.parse(this.undo_expires_at) <= +now) throw new UndoExpired();
  }

  /** Begins the undo. Throws `UndoUsed` or `UndoExpired` (409). */
  undo(now: Date): void {
    this.expectUndoable(now);
    this.status = BulkStatus.Undoing;
  }

  /** Ends the undo: with true, all rows were restored; with false, none was, and the undo can be tried again. */
  endUndo(isDone: boolean): void {
    this.status = isDone ? BulkStatus.Undone : BulkStatus.Finished;
  }

  /** Sets the id of the job that runs it, or, while it is being undone, of the job that undoes it. */
  follow(job_id: number): void {
    if (this.status === BulkStatus.Undoing) this.undo_job_id = job_id;
    else this.job_id = job_id;
  }
}

const later = (now: Date, ms: number): Instant => instant(new Date(+now + ms));
