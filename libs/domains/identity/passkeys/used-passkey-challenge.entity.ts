import { Entity, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** A challenge that cannot be used again. Only a success adds a row; it is purged once the challenge has expired. */
@Entity('used_passkey_challenges')
export class UsedPasskeyChallenge {
  /** SHA-256, in base64url. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'used_passkey_challenges_pkey' })
  readonly hash!: string;

  @Index('used_passkey_challenges_by_expiry')
  @InstantColumn()
  readonly expires_at!: Instant;
}
