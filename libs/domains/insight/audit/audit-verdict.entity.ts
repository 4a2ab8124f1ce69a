import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { BrokenLink, Link } from '@app/audit';
import { type Instant, InstantColumn } from '@app/database';

/** Outcome of the last verification of a company's log, and the place where the next one goes on. */
@Entity('audit_verdicts')
@Unique('audit_verdicts_company_key', ['company_id'])
export class AuditVerdict {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_verdicts_pkey' })
  readonly id!: number;

  /** Company of the log. None for the platform's. */
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** Seals that hold. */
  @Column('int', { default: 0 })
  readonly seals!: number;

  /** Entries that they cover. */
  @Column('bigint', { default: 0 })
  readonly sealed!: number;

  /** Entries of them that are in an archive. */
  @Column('bigint', { default: 0 })
  readonly archived!: number;

  /** Entries that had no seal yet. */
  @Column('bigint', { default: 0 })
  readonly unsealed!: number;

  /** The last seal that holds, with its hash: it must still be there when the next verification goes on from it. */
  @Column('jsonb', { nullable: true })
  readonly head!: Link | null;

  @Column('jsonb', { nullable: true })
  readonly broken!: BrokenLink | null;

  /** None until the first verification has ended. */
  @InstantColumn({ nullable: true })
  readonly verified_at!: Instant | null;

  /** The last verification. */
  @Column('bigint', { nullable: true })
  readonly job_id!: number | null;
}
