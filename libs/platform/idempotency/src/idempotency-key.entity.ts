import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** A request that its user may repeat, and its stored answer. */
@Entity('idempotency_keys')
@Unique('idempotency_keys_key', ['user_id', 'key'])
export class IdempotencyKey {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  readonly id!: number;

  /** No foreign key: a row lives for a day, and locking the user for each request would serve nothing. */
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  readonly key!: string;

  /** Keyed hash of method, address and body: keyed, because a body can hold a password. */
  @Column('text')
  readonly fingerprint!: string;

  /** Counts how often the claim was taken over from a crashed process. */
  @Column('int', { default: 1 })
  readonly attempt!: number;

  @InstantColumn({ default: () => 'now()' })
  readonly claimed_at!: Instant;

  /** `null` while the request runs. */
  @Column('smallint', { nullable: true })
  readonly status!: number | null;

  @Column('jsonb', { nullable: true })
  readonly headers!: Record<string, string> | null;

  /** `null` if it held a secret. */
  @Column('text', { nullable: true })
  readonly body!: string | null;

  @Index('idempotency_keys_by_age')
  @CreatedAt()
  readonly created_at!: Instant;
}
