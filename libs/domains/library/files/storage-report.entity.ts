import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** What was found when the store, the rows and the ledger were held against each other. */
@Entity('storage_reports')
export class StorageReport {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'storage_reports_pkey' })
  readonly id!: number;

  @InstantColumn()
  readonly started_at!: Instant;

  @InstantColumn()
  readonly finished_at!: Instant;

  /** Objects that are paid for, and there. */
  @Column('int')
  readonly object_count!: number;

  @Column('bigint')
  readonly object_bytes!: number;

  /** Objects that are paid for, and gone. */
  @Column('uuid', { array: true })
  readonly missing!: string[];

  /** Objects of another size than is paid for. */
  @Column('uuid', { array: true })
  readonly wrong_size!: string[];

  /** What no row named, older than a day: taken away. */
  @Column('int')
  readonly removed_count!: number;

  /** Balances that were not what is stored and reserved: put right, with an entry in the ledger. */
  @Column('int')
  readonly adjusted_count!: number;
}

/** A report as it is made. */
export type Findings = Omit<StorageReport, 'id' | 'started_at' | 'finished_at'>;
