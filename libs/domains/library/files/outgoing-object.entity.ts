import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';
import type { PublicArea } from '@app/storage';

/** Why bytes are on their way out, which decides how they are charged until they are gone. */
export enum OutgoingReason {
  /** The upload was cancelled, refused or has expired: its reservation stays. */
  Ended = 'ended',
  /** The upload has become a file, which is charged for the copy that it keeps. */
  Committed = 'committed',
  /** The last file that had them was purged: they stay in use. */
  Purged = 'purged',
  /** Its owner has another copy of the same bytes: both are in use. */
  Merged = 'merged',
}

/** Bytes that are to be removed from the store. Their room is free when they are gone: with this row. */
@Entity('outgoing_objects')
@Check('outgoing_objects_area_check', "area IN ('incoming', 'objects')")
@Check('outgoing_objects_reason_check', "reason IN ('ended', 'committed', 'purged', 'merged')")
export class OutgoingObject {
  /** Also the name of it in the store. */
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

  /** In whose name it is entered in the ledger. */
  @Column('uuid')
  readonly upload_id!: string;

  @Column('int')
  readonly size_bytes!: number;

  @Column('text')
  readonly reason!: OutgoingReason;

  /** Before that, a URL may still lead to it. */
  @InstantColumn()
  readonly due_at!: Instant;

  @CreatedAt()
  readonly created_at!: Instant;
}
