import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { declareMoves } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, instant } from '@app/database';
import { RequestClosed } from './approval-requests.errors';

export enum RequestStatus {
  Open = 'open',
  /** The approval performed the requested action. */
  Approved = 'approved',
  Refused = 'refused',
  /** The requested action was performed elsewhere. */
  Settled = 'settled',
  /** The asker took it back. */
  Withdrawn = 'withdrawn',
  /** The asker may no longer ask for it, or it has become impossible. */
  Void = 'void',
}

const { Open, Approved, Refused, Settled, Withdrawn, Void } = RequestStatus;

/** Statuses that the version before writes. A trigger stores `settled` and `refused` instead. */
const FORMER_STATUSES = ['done', 'dismissed'];

/** Moves with their source and target statuses. All close the request. Only the system voids. */
export const APPROVAL_REQUEST_MOVES = {
  approve: { from: Open, to: Approved },
  refuse: { from: Open, to: Refused },
  settle: { from: Open, to: Settled },
  withdraw: { from: Open, to: Withdrawn },
  void: { from: Open, to: Void },
} as const;

export type ApprovalRequestMove = keyof typeof APPROVAL_REQUEST_MOVES;

/** Moves that a user makes. */
export type OwnRequestMove = Exclude<ApprovalRequestMove, 'void'>;

export const requestMoves = declareMoves(
  'request',
  (Object.keys(APPROVAL_REQUEST_MOVES) as ApprovalRequestMove[]).filter((move): move is OwnRequestMove => move !== 'void'),
  (move, { status }: { readonly status: RequestStatus }) => APPROVAL_REQUEST_MOVES[move].from === status,
);

/** Fields of a resource by which two of its states are told apart. */
export type ResourceState = Readonly<Record<string, string | number | boolean | null>>;

/** A request for an action that the asker may not perform. */
@Entity('requests')
@Check('requests_closed_check', "(status = 'open') = (closed_at IS NULL)")
@ForeignKey('User', ['company_id', 'asker_id'], ['company_id', 'id'], { name: 'requests_asker_fkey' })
@Index('requests_open_key', { synchronize: false })
@Index('requests_of_company', { synchronize: false })
@Index('requests_of_asker', { synchronize: false })
@Index('requests_of_audience', { synchronize: false })
@Index('requests_about', { synchronize: false })
@Recordable(
  'company_id',
  'asker_id',
  'resource',
  'action',
  'resource_id',
  'audience',
  'asked_version',
  'status',
  'closed_by_id',
  'closed_at',
)
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

  /** `null` if the resource is to be created, until the approval has created it. */
  @Column('int', { nullable: true })
  resource_id!: number | null;

  /** Fields of the request body. */
  @Column('jsonb', { default: {} })
  readonly payload!: object;

  /** Version of the resource when it was asked. `null` if it is to be created, or unknown. */
  @Column('int', { nullable: true })
  readonly asked_version!: number | null;

  /** State of the resource when it was asked: statuses, days and ids, no text that a person wrote. */
  @Column('jsonb', { nullable: true })
  readonly asked_state!: ResourceState | null;

  /** IDs of those who may decide, besides the admins of the company. */
  @Column('int', { array: true, default: [] })
  readonly audience!: readonly number[];

  @Column({ type: 'enum', enum: [...Object.values(RequestStatus), ...FORMER_STATUSES], enumName: 'request_status', default: Open })
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

  /** Throws 409 if it is closed. */
  expect(move: ApprovalRequestMove): void {
    if (this.status !== APPROVAL_REQUEST_MOVES[move].from) throw new RequestClosed(requestMoves.refusedFrom(this));
  }

  close(move: ApprovalRequestMove, by: { readonly id: number | null; readonly note?: string }, now: Date): void {
    this.expect(move);
    Object.assign(this, { status: APPROVAL_REQUEST_MOVES[move].to, closed_by_id: by.id, closed_at: instant(now), note: by.note ?? null });
  }
}
