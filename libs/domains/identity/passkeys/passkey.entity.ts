import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, instant } from '@app/database';

/** Tells whether the private key stays on one device or is synced between several. */
export enum PasskeyDevice {
  Single = 'single_device',
  Multi = 'multi_device',
}

export type NewPasskey = Pick<
  Passkey,
  'user_id' | 'name' | 'credential_id' | 'public_key' | 'sign_counter' | 'transports' | 'device_type' | 'backed_up'
>;

export const CREDENTIAL = 'passkeys_credential';

/** A WebAuthn credential: the public half of a key pair whose other half only the person's authenticator has. */
@Entity('passkeys')
@Index('passkeys_of_user', ['user_id', 'created_at'])
@Recordable('user_id', 'device_type', 'backed_up')
export class Passkey {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'passkeys_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'passkeys_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  @Column('text')
  readonly name!: string;

  /** In base64url, as browsers send it. */
  @Index(CREDENTIAL, { unique: true })
  @Column('text')
  readonly credential_id!: string;

  /** A COSE key, in base64url. */
  @Column('text')
  readonly public_key!: string;

  /** Number of signatures of the authenticator at its last use. An authenticator that does not count reports 0 each time. */
  @Column('bigint', { default: 0 })
  sign_counter!: number;

  /** Ways in which the browser can reach the authenticator: `internal`, `usb`. */
  @Column('text', { array: true })
  readonly transports!: string[];

  @Column({ type: 'enum', enum: PasskeyDevice, enumName: 'passkey_device' })
  readonly device_type!: PasskeyDevice;

  /** True if the private key is backed up. */
  @Column('boolean')
  backed_up!: boolean;

  @InstantColumn({ nullable: true })
  last_used_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static create(fields: NewPasskey): Passkey {
    return Object.assign(new Passkey(), { last_used_at: null, ...fields });
  }

  /** Tells whether the counter has not grown, which reveals a copy of the authenticator. Two zeros mean that it does not count. */
  isBehind(sign_counter: number): boolean {
    return (this.sign_counter > 0 || sign_counter > 0) && sign_counter <= this.sign_counter;
  }

  /** Records a valid signature. */
  use({ sign_counter, backed_up }: Pick<Passkey, 'sign_counter' | 'backed_up'>, now: Date): void {
    Object.assign(this, { sign_counter, backed_up, last_used_at: instant(now) });
  }
}
