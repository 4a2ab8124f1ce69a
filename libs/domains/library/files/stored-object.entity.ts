import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** Bytes that are kept, and paid for: once, however many of its owner's files have them. It goes with the last of those. */
@Entity('stored_objects')
@Check('stored_objects_size_check', 'size_bytes > 0')
@Index('stored_objects_once_key', { synchronize: false })
@Index('stored_objects_of_user', ['user_id'])
export class StoredObject {
  /** Also the name of it in the store. */
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

  /** In hexadecimal; none before the worker has read it. */
  @Column('text', { nullable: true })
  readonly sha256!: string | null;

  @CreatedAt()
  readonly created_at!: Instant;
}
