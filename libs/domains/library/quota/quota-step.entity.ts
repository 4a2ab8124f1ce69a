import { Entity, PrimaryColumn } from 'typeorm';
import { Step } from './quota-entry.entity';

/**
 * A step of an upload. An upload has at most one of each kind, so that nothing is charged or refunded twice. A trigger adds it with the
 * entry.
 */
@Entity('quota_steps')
export class QuotaStep {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'quota_entries_once_key' })
  readonly upload_id!: string;

  @PrimaryColumn({ type: 'enum', enum: Step, enumName: 'quota_step', primaryKeyConstraintName: 'quota_entries_once_key' })
  readonly step!: Step;
}
