import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { Permissions } from '@app/auth';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt, assignDefined, instant } from '@app/database';

/** Reasons why the system paused a webhook. */
export enum WebhookPause {
  /** Twenty attempts in a row have failed. */
  Failures = 'failures',
  /** The receiver answered 410 Gone. */
  Gone = 'gone',
}

/** Failed attempts in a row after which a webhook is paused. */
export const MAX_WEBHOOK_FAILURES = 20;

export type WebhookChange = { readonly [Field in 'url' | 'events' | 'description' | 'is_active']?: Webhook[Field] };
export type NewWebhook = WebhookChange & Pick<Webhook, 'url' | 'events'>;

/** A URL of a company's own system that receives events of the company. */
@Entity('webhooks')
@Index('webhooks_of_company', ['company_id', 'id'])
@Recordable('company_id', 'events', 'is_active', 'paused_at', 'paused_reason')
export class Webhook {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'webhooks_pkey' })
  readonly id!: number;

  @ForeignKey('Company', { name: 'webhooks_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  /** Not recorded in the audit log, because a URL often contains a secret of the receiver. */
  @Column('text')
  url!: string;

  /** Types of the events that it receives, such as `task.submitted`. */
  @Column('text', { array: true })
  events!: string[];

  @Column('text', { nullable: true })
  description!: string | null;

  @Column('boolean', { default: true })
  is_active!: boolean;

  /** When the system paused it, which makes it inactive. `null` if it is active, or if an admin made it inactive. */
  @InstantColumn({ nullable: true })
  paused_at!: Instant | null;

  @Column({ type: 'enum', enum: WebhookPause, enumName: 'webhook_pause', nullable: true })
  paused_reason!: WebhookPause | null;

  /** Failed attempts since the last one that succeeded. Counting them does not change the version. */
  @Column('int', { default: 0 })
  consecutive_failures!: number;

  /** The job that has reserved it and sends its deliveries. Other jobs end at once. `null` if none has. */
  @Column('bigint', { nullable: true })
  readonly turn_of!: number | null;

  /** When the reservation ends, unless it is renewed. */
  @InstantColumn({ nullable: true })
  readonly turn_until!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  static create(fields: NewWebhook, company_id: string): Webhook {
    const blank = { company_id, description: null, is_active: true, paused_at: null, paused_reason: null, consecutive_failures: 0 };
    const webhook = Object.assign(new Webhook(), blank);
    webhook.change(fields);
    return webhook;
  }

  /** Sets the given fields. Activating it also ends a pause and sets the failures in a row to 0. */
  change({ events, ...fields }: WebhookChange): void {
    assignDefined(this, { ...fields, events: events && [...new Set(events)].sort() });
    if (fields.is_active) Object.assign(this, { paused_at: null, paused_reason: null, consecutive_failures: 0 });
  }

  pause(reason: WebhookPause, now: Date): void {
    Object.assign(this, { is_active: false, paused_at: instant(now), paused_reason: reason });
  }
}

/** A new webhook with its secret, which only its creation returns. */
export interface WebhookCreated extends Permissions {
  readonly webhook: Webhook;
  readonly secret: string;
}
