import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';
import type { PublicArea } from '@app/storage';

/** Reason why bytes are to be deleted. It decides how they are charged until then. */
export enum OutgoingReason {
  /** The upload was cancelled, rejected or has expired. The bytes stay reserved. */
  Ended = 'ended',
  /** The upload became a file, which is charged for its own copy. */
  Committed = 'committed',
  /** The last file with these bytes was purged. They stay in use. */
  Purged = 'purged',
  /** The owner has another copy of the same bytes. Both are in use. */
  Merged = 'merged',
}

/** Bytes that are to be deleted from the storage. Deleting them deletes this row and frees their quota. */
@Entity('outgoing_objects')
@Check('outgoing_objects_area_check', "area IN ('incoming', 'objects')")
@Check('outgoing_objects_reason_check', "reason IN ('ended', 'committed', 'purged', 'merged')")
export class OutgoingObject {
  /** Also its name in the storage. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'outgoing_objects_pkey' })
  readonly id!: string;

  @Column('text')
  readonly area!: PublicArea;

  @ForeignKey('Company', { name: 'outgoing_objects_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('User', { name: 'outgoing_objects_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  /** Upload under which it is entered in the ledger. */
  @Column('uuid')
  readonly upload_id!: string;

  @Column('int')
  readonly size_bytes!: number;

  @Column('text')
  readonly reason!: OutgoingReason;

  /** Time before which a URL may still lead to it. */
  @InstantColumn()
  readonly due_at!: Instant;

  @CreatedAt()
  readonly created_at!: Instant;
}
