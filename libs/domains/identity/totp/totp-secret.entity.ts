import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, instant } from '@app/database';

/** Failures until codes have to wait. Guessing stays hopeless: three of a million codes are valid at a time. */
const MAX_FAILURES = 5;
const WINDOW_MS = 15 * 60 * 1_000;

/** The secret of an authenticator app and the use of its codes. A user has one. */
@Entity('totp_secrets')
export class TotpSecret {
  @ForeignKey('User', { name: 'totp_secrets_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'totp_secrets_pkey' })
  readonly user_id!: number;

  /** Encrypted, bound to this row. */
  @Column('text')
  sealed!: string;

  /** When the second factor was enabled. `null` until a first code has confirmed the secret. */
  @InstantColumn({ nullable: true })
  confirmed_at!: Instant | null;

  /** Time step of the last accepted code. This code and earlier ones are used up. */
  @Column('int', { nullable: true })
  last_step!: number | null;

  @Column('int', { default: 0 })
  failures!: number;

  /** When the window of failures opened: at the first failure. */
  @InstantColumn({ nullable: true })
  failing_since!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  get isOn(): boolean {
    return this.confirmed_at !== null;
  }

  /** Counts a wrong code, and opens a new window if the old one has closed. */
  fail(now: Date): void {
    if (this.windowRest(now) <= 0) Object.assign(this, { failures: 0, failing_since: instant(now) });
    this.failures++;
  }

  succeed(): void {
    Object.assign(this, { failures: 0, failing_since: null });
  }

  /** Seconds until the next code is checked; 0 if at once. */
  waitsFor(now: Date): number {
    return this.failures < MAX_FAILURES ? 0 : Math.max(0, Math.ceil(this.windowRest(now) / 1_000));
  }

  private windowRest(now: Date): number {
    return this.failing_since ? Date.parse(this.failing_since) + WINDOW_MS - +now : 0;
  }
}
