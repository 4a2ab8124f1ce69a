import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** What has been made of a file: a thumbnail, a page. It costs its owner nothing, can be made again, and goes with the file. */
@Entity('derived_objects')
@Unique('derived_objects_name_key', ['file_id', 'name'])
export class DerivedObject {
  /** Also the name of it in the store. */
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
