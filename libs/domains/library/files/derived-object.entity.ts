import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** An object rendered from a file, such as a thumbnail. It is not charged, can be rendered again, and is deleted with the file. */
@Entity('derived_objects')
@Unique('derived_objects_name_key', ['file_id', 'name'])
export class DerivedObject {
  /** Also its name in the storage. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'derived_objects_pkey' })
  readonly id!: string;

  @ForeignKey('UploadedFile', { name: 'derived_objects_file_fkey' })
  @Column('uuid')
  readonly file_id!: string;

  /** `thumbnail`, `page-3`. */
  @Column('text')
  readonly name!: string;

  @Column('text')
  readonly mime_type!: string;

  @Column('int')
  readonly size_bytes!: number;

  @CreatedAt()
  readonly created_at!: Instant;
}
