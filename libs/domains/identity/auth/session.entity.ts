import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

export enum SessionEnd {
  SignedOut = 'signed_out',
  /** A refresh token came back that had been used up: somebody has a copy. */
  Reused = 'reused',
  Revoked = 'revoked',
}

/** One sign-in, and all the refresh tokens that have followed from it: a family, which lives and dies together. */
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

  /** What a person recognises it by: `Chrome on Windows`. */
  @Column('text', { nullable: true })
  readonly device!: string | null;

  @Column('text', { nullable: true })
  readonly address!: string | null;

  /** Whether a browser of an allowed origin keeps it in a cookie: it may ask more often. */
  @Column('boolean', { default: false })
  readonly is_browser!: boolean;

  /** The last moment of the family, however often it is refreshed. */
  @InstantColumn()
  readonly expires_at!: Instant;

  @InstantColumn()
  last_used_at!: Instant;

  /** Until when its owner counts as having proved who they are: five minutes from the sign-in, or from the last proof. */
  @InstantColumn({ nullable: true, default: () => "(now() + '00:05:00')" })
  readonly proven_until!: Instant | null;

  @InstantColumn({ nullable: true })
  ended_at!: Instant | null;

  @Column({ type: 'enum', enum: SessionEnd, enumName: 'session_end', nullable: true })
  end_reason!: SessionEnd | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
