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

  /** The session that made the preview: no other one can run it. */
  @Column('int')
  readonly session_id!: number;

  /** Resource of the route. */
  @Column('text')
  readonly resource!: string;

  /** Stored name of the action. */
  @Column('text')
  readonly action!: string;

  /** Values for all rows. */
  @Column('jsonb')
  readonly values!: object;

  @Column('text')
  readonly token_hash!: string;

  @Column('int')
  readonly row_count!: number;

  @Column({ type: 'enum', enum: BulkStatus, enumName: 'bulk_status', default: BulkStatus.Previewed })
  status!: BulkStatus;

  /** End of the time in which the preview can be run. */
  @InstantColumn()
  readonly expires_at!: Instant;

  @Column('bigint', { nullable: true })
  job_id!: number | null;

  @Column('text', { nullable: true })
  undo_token_hash!: string | null;

  /** End of the time in which it can be undone. Null if it cannot be. */
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

  /** Begins the run. Throws 409 for a preview that has been used or has expired. */
  run(now: Date): void {
    if (this.status !== BulkStatus.Previewed) throw new PreviewUsed();
    if (Date.parse(this.expires_at) <= +now) throw new PreviewExpired();
    this.status = BulkStatus.Running;
  }

  /** Ends the run. `undo_token_hash` is given if it can be undone. */
  finish(now: Date, undo_token_hash?: string): void {
    this.status = BulkStatus.Finished;
    if (undo_token_hash) Object.assign(this, { undo_token_hash, undo_expires_at: later(now, UNDO_MS) });
  }

  /** Throws 409 unless it can be undone now. */
  expectUndoable(now: Date): void {
    if (this.status !== BulkStatus.Finished) throw new UndoUsed();
    if (this.undo_expires_at === null || Date.parse(this.undo_expires_at) <= +now) throw new UndoExpired();
  }

  /** Begins the undo. */
  undo(now: Date): void {
    this.expectUndoable(now);
    this.status = BulkStatus.Undoing;
  }

  /** Ends the undo: all rows are restored, or none, and then it can be tried again. */
  endUndo(isDone: boolean): void {
    this.status = isDone ? BulkStatus.Undone : BulkStatus.Finished;
  }

  /** Notes the job that runs or undoes it. */
  follow(job_id: number): void {
    if (this.status === BulkStatus.Undoing) this.undo_job_id = job_id;
    else this.job_id = job_id;
  }
}

const later = (now: Date, ms: number): Instant => instant(new Date(+now + ms));
