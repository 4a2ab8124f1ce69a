import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** Bytes that are stored and charged once for all files of an owner that have them. The last of these files deletes them. */
@Entity('stored_objects')
@Check('stored_objects_size_check', 'size_bytes > 0')
@Index('stored_objects_once_key', { synchronize: false })
@Index('stored_objects_of_user', ['user_id'])
export class StoredObject {
  /** Also its name in the storage. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'stored_objects_pkey' })
  readonly id!: string;

  @ForeignKey('Company', { name: 'stored_objects_company_fkey' })
  @Column('text', { nullable: true })
  readonly company_id!: string | null;

  @ForeignKey('User', { name: 'stored_objects_user_fkey' })
  @Column('int')
  readonly user_id!: number;

  @Column('int')
  readonly size_bytes!: number;

  /** SHA-256 in hex. `null` until the worker has read it. */
  @Column('text', { nullable: true })
  readonly sha256!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
