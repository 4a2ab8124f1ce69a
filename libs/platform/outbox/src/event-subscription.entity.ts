import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** That a listener hears an event. The row outlives the worker that knows the listener: events go to every one, whichever worker dispatches them. */
@Entity('event_subscriptions')
export class EventSubscription {
  /** The stored name of the listener. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'event_subscriptions_pkey' })
  readonly name!: string;

  @Index('event_subscriptions_of_event')
  @Column('text')
  readonly event!: string;

  @Column('text')
  readonly queue!: string;

  @CreatedAt()
  readonly created_at!: Instant;

  /** From then on it gets nothing. A migration says so when a listener is removed; a worker that still knows it changes nothing about that. */
  @InstantColumn({ nullable: true })
  readonly retired_at!: Instant | null;
}
