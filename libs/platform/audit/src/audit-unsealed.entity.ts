import { Entity, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** Marks an entry that has no place in its chain yet. A trigger adds it with the entry; the seal that covers the entry removes it. */
@Entity('audit_unsealed')
export class AuditUnsealed {
  /** Company of the chain, or empty for the platform's. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'audit_unsealed_pkey' })
  readonly chain!: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'audit_unsealed_pkey' })
  readonly entry_id!: number;

  /** Time of the entry. */
  @InstantColumn()
  readonly created_at!: Instant;
}
