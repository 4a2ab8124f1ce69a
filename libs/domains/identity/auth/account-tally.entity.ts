import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** From so many failures on, over all networks, strangers to the account have to wait. */
export const MAX_OF_ACCOUNT = 50;
export const TALLY_WINDOW_MS = 60 * 60 * 1_000;
export const KNOWN_FOR_MS = 30 * 24 * 60 * 60 * 1_000;
const LONGEST_WAIT_S = 60;

/** How often one account has been tried in vain within an hour, from wherever. */
@Entity('sign_in_tallies')
export class AccountTally {
  /** The hash of the address that was typed, whether or not there is such an account. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sign_in_tallies_pkey' })
  readonly account!: string;

  @Column('int')
  readonly failures!: number;

  /** When the window opened: at the first failure. */
  @Index('sign_in_tallies_by_age')
  @InstantColumn()
  readonly since!: Instant;

  /** The last try that was looked at. */
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

/** How long after a try the next stranger is looked at: 1 s, 2 s, 4 s and so on, a minute at most. */
export const waitOf = (failures: number): number => Math.min(2 ** Math.max(0, failures - MAX_OF_ACCOUNT), LONGEST_WAIT_S);
