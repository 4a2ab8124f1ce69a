import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Hash of an archived entry whose seal also covers entries of another partition: it is needed to recompute the seal. Append-only. */
@Entity('audit_archived_entries')
export class AuditArchivedEntry {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_archived_entries_pkey' })
  readonly entry_id!: number;

  @Column('text')
  readonly hash!: string;
}
