import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** A file in the store with entries that have left the log: a partition or a part of one. Append-only. */
@Entity('audit_archives')
export class AuditArchive {
  @PrimaryGeneratedColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_archives_pkey' })
  readonly id!: number;

  @Column('text')
  readonly partition!: string;

  /** Number of the file in its partition, from 1. */
  @Column('int')
  readonly part!: number;

  /** The partition has entries from this time on (null for a log from before partitions), and before `until_at`. */
  @InstantColumn({ nullable: true })
  readonly from_at!: Instant | null;

  @InstantColumn()
  readonly until_at!: Instant;

  @Column('bigint')
  readonly entries!: number;

  /** Number of entries for each chain, by the company's id, or the empty text for the platform's chain. */
  @Column('jsonb')
  readonly chains!: Readonly<Record<string, number>>;

  /** Ids of the first and the last seal over the partition. */
  @Column('bigint')
  readonly first_seal_id!: number;

  @Column('bigint')
  readonly last_seal_id!: number;

  /** Its name in the store, in the area `archives`. */
  @Column('uuid')
  readonly object_id!: string;

  @Column('bigint')
  readonly size_bytes!: number;

  /** SHA-256 of the file, in hex. */
  @Column('text')
  readonly sha256!: string;

  /** The entry of the platform's log that records this row. A trigger writes it. */
  @Column('bigint')
  readonly entry_id!: number;

  @CreatedAt()
  readonly created_at!: Instant;
}
