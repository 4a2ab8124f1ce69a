import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

export enum SessionEnd {
  SignedOut = 'signed_out',
  /** A used refresh token was presented again: somebody has a copy. */
  Reused = 'reused',
  Revoked = 'revoked',
}

/** A sign-in and the family of refresh tokens that continue it. The family ends as a whole. */
@Entity('sessions')
@Index('sessions_of_user', ['user_id'], { where: 'ended_at IS NULL' })
@Index('sessions_by_expiry', ['expires_at'])
export class Session {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'sessions_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'sessions_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  @Column('text', { nullable: true })
  readonly user_agent!: string | null;

  /** Name for people: `Chrome on Windows`. */
  @Column('text', { nullable: true })
  readonly device!: string | null;

  @Column('text', { nullable: true })
  readonly address!: string | null;

  /** True if a browser of an allowed origin has the refresh token in a cookie. It may send more requests. */
  @Column('boolean', { default: false })
  readonly is_browser!: boolean;

  /** End of the family, however often it is refreshed. */
  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn()
  last_used_at!: Instant;

  /** When the proof of its owner expires: five minutes after the sign-in or the last proof. */
  @InstantColumn({ nullable: true, default: () => "(now() + '00:05:00')" })
  readonly proven_until!: Instant | null;

  @InstantColumn({ nullable: true })
  ended_at!: Instant | null;

  @Column({ type: 'enum', enum: SessionEnd, enumName: 'session_end', nullable: true })
  end_reason!: SessionEnd | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
