import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** A login intent: a browser that was sent to a provider and may come back once. */
@Entity('provider_visits')
@Check('provider_visits_link_check', '(user_id IS NULL) = (session_id IS NULL)')
@Index('provider_visits_by_expiry', ['expires_at'])
@Index('provider_visits_of_session', ['session_id'], { where: 'session_id IS NOT NULL' })
@Index('provider_visits_of_user', ['user_id'], { where: 'user_id IS NOT NULL' })
export class StoredLoginIntent {
  /** Hash of the OAuth `state`. The other secrets of the request are derived from the state. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_visits_pkey' })
  readonly state_hash!: string;

  @Column('text')
  readonly provider!: string;

  /** The user who links an identity, and their session. `null` for a sign-in. */
  @ForeignKey('User', { name: 'provider_visits_user_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  @ForeignKey('Session', { name: 'provider_visits_session_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly session_id!: number | null;

  /** URL to redirect the browser to in the end. `null` for an answer in JSON. */
  @Column('text', { nullable: true })
  readonly return_to!: string | null;

  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly used_at!: Instant | null;
}
