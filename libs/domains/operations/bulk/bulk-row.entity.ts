import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Detail } from '@app/errors';

export enum BulkRowStatus {
  Pending = 'pending',
  Done = 'done',
  /** The thing has changed since the preview, so the row was not performed. */
  ChangedSince = 'changed_since',
  Refused = 'refused',
  Undone = 'undone',
}

/** A row of a bulk operation. */
@Entity('bulk_rows')
export class BulkRow {
  @ForeignKey('BulkOperation', { name: 'bulk_rows_operation_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn('int', { primaryKeyConstraintName: 'bulk_rows_pkey' })
  readonly operation_id!: number;

  /** Place in the operation, from 1. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'bulk_rows_pkey' })
  readonly position!: number;

  @Column('text')
  readonly company_id!: string;

  @Column({ type: 'enum', enum: BulkRowStatus, enumName: 'bulk_row_status', default: BulkRowStatus.Pending })
  readonly status!: BulkRowStatus;

  /** ID of the thing. Null until the row has created it. */
  @Column('int', { nullable: true })
  readonly resource_id!: number | null;

  /** Version of the thing at the time of the preview; once the row is done, the version after the change. */
  @Column('int', { nullable: true })
  readonly version!: number | null;

  /** Data of this row alone. Deleted when the operation can no longer be undone. */
  @Column('jsonb', { nullable: true })
  readonly input!: object | null;

  /** Values before the change, for the undo. Deleted when the operation can no longer be undone. */
  @Column('jsonb', { nullable: true })
  readonly before!: object | null;

  /** Code of the error that refused the row: `E200`. While the row is pending, the error that the preview expects. */
  @Column('text', { nullable: true })
  readonly code!: string | null;

  @Column('text', { nullable: true })
  readonly error!: string | null;

  @Column('jsonb', { nullable: true })
  readonly details!: readonly Detail[] | null;
}
