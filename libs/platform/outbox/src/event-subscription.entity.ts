import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/**
 * The subscription of a listener to an event. The row outlives the worker that knows the listener: events reach all listeners, whichever
 * worker dispatches them.
 */
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

  /**
   * From this time on the listener gets no events. A migration sets it when a listener is removed; workers that still know the listener do
   * not change it.
   */
  @InstantColumn({ nullable: true })
  readonly retired_at!: Instant | null;
}
