import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A single-use substitute for a code of the authenticator app. Using it deletes it. */
@Entity('recovery_codes')
export class RecoveryCode {
  @ForeignKey('User', { name: 'recovery_codes_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'recovery_codes_pkey' })
  readonly user_id!: number;

  /** SHA-256, in base64url. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'recovery_codes_pkey' })
  readonly hash!: string;
}
