import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** Failures within an hour, over all networks, after which unknown networks have to wait. */
export const MAX_OF_ACCOUNT = 50;
export const TALLY_WINDOW_MS = 60 * 60 * 1_000;
export const KNOWN_FOR_MS = 30 * 24 * 60 * 60 * 1_000;
const LONGEST_WAIT_S = 60;

/** Failed sign-ins to one account within an hour, over all networks. */
@Entity('sign_in_tallies')
export class AccountTally {
  /** Hash of the address that was typed. There need not be such an account. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_tallies_pkey' })
  readonly account!: string;

  @Column('int')
  readonly failures!: number;

  /** When the window opened: at the first failure. */
  @Index('sign_in_tallies_by_age')
  @InstantColumn()
  readonly since!: Instant;

  /** When an attempt was last checked. */
  @InstantColumn()
  readonly tried_at!: Instant;
}

/** A network from which somebody has signed in to an account within 30 days. */
@Entity('sign_in_networks')
export class SignInNetwork {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_networks_pkey' })
  readonly account!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_networks_pkey' })
  readonly network!: string;

  @Index('sign_in_networks_by_age')
  @InstantColumn()
  readonly seen_at!: Instant;
}

/** Seconds after an attempt until the next one from an unknown network is checked: 1, 2, 4 and so on, at most 60. */
export const waitOf = (failures: number): number => Math.min(2 ** Math.max(0, failures - MAX_OF_ACCOUNT), LONGEST_WAIT_S);
