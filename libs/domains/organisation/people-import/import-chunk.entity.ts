import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CreatedAt, type Instant } from '@app/database';

/** A piece of an uploaded file. It is in Postgres, so that any worker can read it. */
@Entity('people_import_chunks')
export class ImportChunk {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'people_import_chunks_pkey' })
  readonly upload_id!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'people_import_chunks_pkey' })
  readonly number!: number;

  @Column('bytea')
  readonly bytes!: Buffer;

  @CreatedAt()
  readonly created_at!: Instant;
}
