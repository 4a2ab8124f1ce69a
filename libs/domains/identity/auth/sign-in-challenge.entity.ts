import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** A sign-in whose second factor must come from the same network and browser. */
@Entity('sign_in_challenges')
export class SignInChallenge {
  /** SHA-256 of the challenge, in base64url. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_challenges_pkey' })
  readonly hash!: string;

  @Index('sign_in_challenges_of_user')
  @ForeignKey('User', { name: 'sign_in_challenges_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** Hash of the password's hash: a change of the password voids the challenge. */
  @Column('text')
  readonly password_print!: string;

  /** IPv4 address or IPv6 /64 network of the client. */
  @Column('text')
  readonly address!: string;

  @Column('text', { nullable: true })
  readonly user_agent!: string | null;

  @Index('sign_in_challenges_by_expiry')
  @InstantColumn()
  readonly expires_at!: Instant;
}
