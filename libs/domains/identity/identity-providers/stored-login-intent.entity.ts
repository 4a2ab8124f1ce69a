import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** Somebody who was sent to a provider, and may come back once. */
@Entity('provider_visits')
@Check('provider_visits_link_check', '(user_id IS NULL) = (session_id IS NULL)')
@Index('provider_visits_by_expiry', ['expires_at'])
@Index('provider_visits_of_session', ['session_id'], { where: 'session_id IS NOT NULL' })
@Index('provider_visits_of_user', ['user_id'], { where: 'user_id IS NOT NULL' })
export class StoredLoginIntent {
  /** Of the `state` that travels with them. All else that belongs to it is derived from it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_visits_pkey' })
  readonly state_hash!: string;

  @Column('text')
  readonly provider!: string;

  /** Who is adding the identity to their account, in which session. Nobody for who is signing in. */
  @ForeignKey('User', { name: 'provider_visits_user_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly user_id!: number | null;

  @ForeignKey('Session', { name: 'provider_visits_session_fkey', onDelete: 'CASCADE' })
  @Column('int', { nullable: true })
  readonly session_id!: number | null;

  /** Where the browser is to go in the end. None for a client that reads the answer itself. */
  @Column('text', { nullable: true })
  readonly return_to!: string | null;

  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn({ nullable: true })
  readonly used_at!: Instant | null;
}
