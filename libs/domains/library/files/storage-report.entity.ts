import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** Result of a reconciliation of the storage, the rows and the ledger. */
@Entity('storage_reports')
export class StorageReport {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'storage_reports_pkey' })
  readonly id!: number;

  @InstantColumn()
  readonly started_at!: Instant;

  @InstantColumn()
  readonly finished_at!: Instant;

  /** Number of objects that are charged and present. */
  @Column('int')
  readonly object_count!: number;

  @Column('bigint')
  readonly object_bytes!: number;

  /** Objects that are charged but missing. */
  @Column('uuid', { array: true })
  readonly missing!: string[];

  /** Objects whose size differs from the charged one. */
  @Column('uuid', { array: true })
  readonly wrong_size!: string[];

  /** Number of deleted objects: no row named them for a day. */
  @Column('int')
  readonly removed_count!: number;

  /** Number of corrected balances. Each correction has an entry in the ledger. */
  @Column('int')
  readonly adjusted_count!: number;
}

/** A report before it is stored. */
export type Findings = Omit<StorageReport, 'id' | 'started_at' | 'finished_at'>;
