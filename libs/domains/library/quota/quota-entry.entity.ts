import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

export enum Step {
  Reserve = 'reserve',
  Commit = 'commit',
  Release = 'release',
  Adjust = 'adjust',
}

/** A step of the ledger, in bytes. The table is append-only. */
@Entity('quota_entries')
@Index('quota_entries_of_user', ['user_id', 'id'])
export class QuotaEntry {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'quota_entries_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'quota_entries_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  /** Company that is charged too. `null` for users without a company. */
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** ID of the upload. `null` for corrections by the nightly reconciliation. */
  @Column('uuid', { nullable: true })
  readonly upload_id!: string | null;

  @Column({ type: 'enum', enum: Step, enumName: 'quota_step' })
  readonly step!: Step;

  @Column('bigint')
  readonly used_delta!: number;

  @Column('bigint')
  readonly reserved_delta!: number;

  /** The table has a partition for each month of this column. */
  @InstantColumn({ primary: true, primaryKeyConstraintName: 'quota_entries_pkey', default: () => 'now()' })
  readonly created_at!: Instant;
}
