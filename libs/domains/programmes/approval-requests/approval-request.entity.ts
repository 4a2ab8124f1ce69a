import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { declareMoves } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { RequestClosed } from './approval-requests.errors';

export enum RequestStatus {
  Open = 'open',
  /** The requested action was performed. */
  Done = 'done',
  Dismissed = 'dismissed',
}

const { Open, Done, Dismissed } = RequestStatus;

/** Moves with their source and target statuses. Both close the request. */
export const APPROVAL_REQUEST_MOVES = { settle: { from: Open, to: Done }, dismiss: { from: Open, to: Dismissed } } as const;

export type ApprovalRequestMove = keyof typeof APPROVAL_REQUEST_MOVES;

export const requestMoves = declareMoves(
  'request',
  Object.keys(APPROVAL_REQUEST_MOVES) as ApprovalRequestMove[],
  (move, { status }: { readonly status: RequestStatus }) => APPROVAL_REQUEST_MOVES[move].from === status,
);

/** A request for an action that the asker may not perform. */
@Entity('requests')
@Check('requests_closed_check', "(status = 'open') = (closed_at IS NULL)")
@ForeignKey('User', ['company_id', 'asker_id'], ['company_id', 'id'], { name: 'requests_asker_fkey' })
@Index('requests_open_key', { synchronize: false })
@Index('requests_of_company', { synchronize: false })
@Index('requests_of_asker', { synchronize: false })
@Index('requests_of_audience', { synchronize: false })
@Index('requests_about', { synchronize: false })
@Recordable('company_id', 'asker_id', 'resource', 'action', 'resource_id', 'audience', 'status', 'closed_by_id', 'closed_at')
export class ApprovalRequest {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'requests_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'requests_company_fkey' })
  @Column('text')
  readonly company_id!: string;

  @Column('int')
  readonly asker_id!: number;

  /** Resource of the permission: `mentorship` of `mentorship:pause`. */
  @Column('text')
  readonly resource!: string;

  @Column('text')
  readonly action!: string;

  /** `null` if the resource is to be created. */
  @Column('int', { nullable: true })
  readonly resource_id!: number | null;

  /** Fields of the request body. */
  @Column('jsonb', { default: {} })
  readonly payload!: object;

  /** IDs of those who may decide, besides the admins of the company. */
  @Column('int', { array: true, default: [] })
  readonly audience!: readonly number[];

  @Column({ type: 'enum', enum: RequestStatus, enumName: 'request_status', default: Open })
  status!: RequestStatus;

  @ForeignKey('User', { name: 'requests_closed_by_fkey' })
  @Column('int', { nullable: true })
  closed_by_id!: number | null;

  @InstantColumn({ nullable: true })
  closed_at!: Instant | null;

  /** Note of the person who closed it. */
  @Column('text', { nullable: true })
  note!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  close(move: ApprovalRequestMove, by: { readonly id: number; readonly note?: string }, now: Date): void {
    const { from, to } = APPROVAL_REQUEST_MOVES[move];
    if (this.status !== from) throw new RequestClosed(requestMoves.refusedFrom(this));
    Object.assign(this, { status: to, closed_by_id: by.id, closed_at: instant(now), note: by.note ?? null });
  }
}
