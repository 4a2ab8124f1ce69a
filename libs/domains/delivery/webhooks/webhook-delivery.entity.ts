import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, UpdatedAt } from '@app/database';
import type { OutboundFailureKind } from '@app/outbound';

export enum WebhookDeliveryStatus {
  /** Due at `next_at`. */
  Pending = 'pending',
  /** The receiver answered with 2xx. */
  Delivered = 'delivered',
  /** Failed for good: after the eighth attempt, the only one of a test, or an answer with 410. */
  Failed = 'failed',
  /** Not sent, because the webhook was not active. A replay sends it. */
  Suppressed = 'suppressed',
}

/** Reasons why a delivery was not sent. */
export enum WebhookSuppression {
  /** An admin had made the webhook inactive. */
  Inactive = 'inactive',
  /** The system had paused the webhook. */
  Paused = 'paused',
}

/** Reasons why an attempt got no answer. `secret_unreadable`: no key decrypts the webhook's secret, so nothing was sent. */
export type AttemptFailure = OutboundFailureKind | 'secret_unreadable';

/** One attempt. The receiver's answer itself is not stored. */
export interface WebhookAttempt {
  readonly at: Instant;
  readonly duration_ms: number;
  readonly http_status: number | null;
  readonly error: AttemptFailure | null;
}

/** One event for one webhook. Its id is the `webhook-id` of every attempt. As a UUID, it stays unique if a backup is restored. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_of_webhook', ['webhook_id', 'created_at', 'id'])
@Index('webhook_deliveries_due', ['webhook_id', 'next_at'], { where: "status = 'pending'" })
@Index('webhook_deliveries_by_age', ['created_at'])
@Index('webhook_deliveries_event_key', ['event_id', 'webhook_id'], { unique: true })
export class WebhookDelivery {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'webhook_deliveries_pkey' })
  readonly id!: string;

  @ForeignKey('Company', { name: 'webhook_deliveries_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @ForeignKey('Webhook', { name: 'webhook_deliveries_webhook_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly webhook_id!: number;

  /** ID of the listener's job that planned it. Unique per webhook, so that a repeated job adds no second delivery. `null` for a test. */
  @Column('bigint', { nullable: true })
  readonly event_id!: number | null;

  /** Type of the event. */
  @Column('text')
  readonly type!: string;

  /** The body: type, time, ids and version. */
  @Column('jsonb')
  readonly payload!: object;

  @Column({
    type: 'enum',
    enum: WebhookDeliveryStatus,
    enumName: 'webhook_delivery_status',
    default: WebhookDeliveryStatus.Pending,
  })
  readonly status!: WebhookDeliveryStatus;

  @Column({ type: 'enum', enum: WebhookSuppression, enumName: 'webhook_suppression', nullable: true })
  readonly reason!: WebhookSuppression | null;

  /** Failed attempts since it was planned or replayed. The delay before the next one depends on it. */
  @Column('int', { default: 0 })
  readonly failures!: number;

  /** The last 50 attempts, oldest first. */
  @Column('jsonb', { default: [] })
  readonly attempts!: readonly WebhookAttempt[];

  /** When the next attempt is due. `null` if none is. */
  @InstantColumn({ nullable: true })
  readonly next_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;
}
