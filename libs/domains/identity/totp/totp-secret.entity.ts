import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, instant } from '@app/database';

/** Few enough that guessing is hopeless: three of a million codes are good at a time. */
const MAX_FAILURES = 5;
const WINDOW_MS = 15 * 60 * 1_000;

/** What somebody's authenticator app knows, and how its codes have been used. Of one person there is one. */
@Entity('totp_secrets')
export class TotpSecret {
  @ForeignKey('User', { name: 'totp_secrets_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'totp_secrets_pkey' })
  readonly user_id!: number;

  /** Encrypted, for this row alone. */
  @Column('text')
  sealed!: string;

  /** From when on it is asked for. None while nobody has shown that they have it. */
  @InstantColumn({ nullable: true })
  confirmed_at!: Instant | null;

  /** The time step of the code that was taken last: that code and those before it are used up. */
  @Column('int', { nullable: true })
  last_step!: number | null;

  @Column('int', { default: 0 })
  failures!: number;

  /** When the window of the failures opened: at the first of them. */
  @InstantColumn({ nullable: true })
  failing_since!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  get isOn(): boolean {
    return this.confirmed_at !== null;
  }

  /** Counts a wrong code, in a new window where the old one has closed. */
  fail(now: Date): void {
    if (this.windowRest(now) <= 0) Object.assign(this, { failures: 0, failing_since: instant(now) });
    this.failures++;
  }

  succeed(): void {
    Object.assign(this, { failures: 0, failing_since: null });
  }

  /** Seconds until a code is looked at again; 0 when one is at once. */
  waitsFor(now: Date): number {
    return this.failures < MAX_FAILURES ? 0 : Math.max(0, Math.ceil(this.windowRest(now) / 1_000));
  }

  private windowRest(now: Date): number {
    return this.failing_since ? Date.parse(this.failing_since) + WINDOW_MS - +now : 0;
  }
}
