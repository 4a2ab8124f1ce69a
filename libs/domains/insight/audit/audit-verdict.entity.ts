import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { BrokenLink, Link } from '@app/audit';
import { type Instant, InstantColumn } from '@app/database';

/** Result of the last verification of a company's log. The next one continues after `head`. */
@Entity('audit_verdicts')
@Unique('audit_verdicts_company_key', ['company_id'])
export class AuditVerdict {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_verdicts_pkey' })
  readonly id!: number;

  /** Company of the log. Null for the platform's. */
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** Number of seals that match. */
  @Column('int', { default: 0 })
  readonly seals!: number;

  /** Number of entries that they cover. */
  @Column('bigint', { default: 0 })
  readonly sealed!: number;

  /** Number of those entries that are in an archive. */
  @Column('bigint', { default: 0 })
  readonly archived!: number;

  /** Number of entries without a seal. */
  @Column('bigint', { default: 0 })
  readonly unsealed!: number;

  /** The last seal that matches. The next verification checks that it is still there, and continues after it. */
  @Column('jsonb', { nullable: true })
  readonly head!: Link | null;

  @Column('jsonb', { nullable: true })
  readonly broken!: BrokenLink | null;

  /** When the last verification ended. Null before the first one. */
  @InstantColumn({ nullable: true })
  readonly verified_at!: Instant | null;

  /** Job of the last verification. */
  @Column('bigint', { nullable: true })
  readonly job_id!: number | null;
}
