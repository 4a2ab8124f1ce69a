import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** One link of a company's chain: a hash over the entries since the link before, and over that link. Only ever added. */
@Entity('audit_seals')
@Unique('audit_seals_number_key', ['company_id', 'number'])
@Check('audit_seals_entries_check', 'entries > 0')
export class AuditSeal {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_seals_pkey' })
  readonly id!: number;

  /** Whose chain. None for the platform's. */
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** From 1, without a gap. */
  @Column('int')
  readonly number!: number;

  /** How many entries it covers. */
  @Column('int')
  readonly entries!: number;

  /** With `last_id`, the last entry that it covers: the order of a chain is by transaction, then by id. */
  @Column('bigint')
  readonly last_xid!: number;

  @Column('bigint')
  readonly last_id!: number;

  /** SHA-256 in hex. */
  @Column('text')
  readonly previous_hash!: string;

  @Index('audit_seals_by_hash')
  @Column('text')
  readonly hash!: string;

  @CreatedAt()
  readonly sealed_at!: Instant;
}
