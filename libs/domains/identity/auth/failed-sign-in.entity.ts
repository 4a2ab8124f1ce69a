import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export const MAX_FAILURES = 10;
export const WINDOW_MS = 15 * 60 * 1_000;

/** Failed sign-ins to one account from one network. */
@Entity('failed_sign_ins')
export class FailedSignIns {
  /** Hash of the address that was typed. There need not be such an account. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'failed_sign_ins_pkey' })
  readonly account!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'failed_sign_ins_pkey' })
  readonly address!: string;

  @Column('int')
  readonly failures!: number;

  /** When the window opened: at the first failure. */
  @Index('failed_sign_ins_by_age')
  @InstantColumn()
  readonly since!: Instant;
}
