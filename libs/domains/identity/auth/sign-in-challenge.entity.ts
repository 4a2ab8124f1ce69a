import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** A sign-in that is half done: somebody has proved who they are once, and has to do so again, from the same place. */
@Entity('sign_in_challenges')
export class SignInChallenge {
  /** SHA-256, in base64url. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_challenges_pkey' })
  readonly hash!: string;

  @Index('sign_in_challenges_of_user')
  @ForeignKey('User', { name: 'sign_in_challenges_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** A hash of the password's hash: with another password, it is void. */
  @Column('text')
  readonly password_print!: string;

  /** The network, as failed sign-ins have it. */
  @Column('text')
  readonly address!: string;

  @Column('text', { nullable: true })
  readonly user_agent!: string | null;

  @Index('sign_in_challenges_by_expiry')
  @InstantColumn()
  readonly expires_at!: Instant;
}
