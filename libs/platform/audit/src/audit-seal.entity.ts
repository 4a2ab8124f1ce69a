import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** One link of a company's hash chain: a hash over the entries since the previous link, and over that link. Append-only. */
@Entity('audit_seals')
@Unique('audit_seals_number_key', ['company_id', 'number'])
@Check('audit_seals_entries_check', 'entries > 0')
export class AuditSeal {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_seals_pkey' })
  readonly id!: number;

  /** Company of the chain. `null` for the platform's. */
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  /** From 1, without gaps. */
  @Column('int')
  readonly number!: number;

  /** Number of entries that it covers. */
  @Column('int')
  readonly entries!: number;

  /** In format 1 the seal covers the entries up to a transaction, in format 2 it lists them. */
  @Column('smallint', { default: 1 })
  readonly format!: number;

  /** Format 1: with `last_id`, the last entry that it covers, in the order of transactions, then of ids. */
  @Column('bigint', { nullable: true })
  readonly last_xid!: number | null;

  /** The last entry that it covers. */
  @Column('bigint')
  readonly last_id!: number;

  /** Format 2: place in the chain of the last entry, from 1, without gaps. */
  @Column('bigint', { nullable: true })
  readonly last_place!: number | null;

  /** Format 2: times of the oldest and the youngest of its entries. */
  @InstantColumn({ nullable: true })
  readonly first_at!: Instant | null;

  @InstantColumn({ nullable: true })
  readonly last_at!: Instant | null;

  /** Format 2: SHA-256 in hex over the hashes of the entries. */
  @Column('text', { nullable: true })
  readonly entries_hash!: string | null;

  /** Format 2: ids of the entries, in the order of their places. */
  @Column('bigint', { array: true, nullable: true })
  readonly entry_ids!: readonly number[] | null;

  /** SHA-256 in hex. */
  @Column('text')
  readonly previous_hash!: string;

  @Index('audit_seals_by_hash')
  @Column('text')
  readonly hash!: string;

  @CreatedAt()
  readonly sealed_at!: Instant;
}
