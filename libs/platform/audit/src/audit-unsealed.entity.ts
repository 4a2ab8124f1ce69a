import { Entity, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** An entry that has no place in its chain yet. A trigger adds it with the entry, and the seal that covers the entry takes it away. */
@Entity('audit_unsealed')
export class AuditUnsealed {
  /** Company of the log, or empty for the platform's. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'audit_unsealed_pkey' })
  readonly chain!: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_unsealed_pkey' })
  readonly entry_id!: number;

  /** The entry's. */
  @InstantColumn()
  readonly created_at!: Instant;
}
