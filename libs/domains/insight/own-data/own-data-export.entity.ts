import { randomUUID } from 'node:crypto';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** A person's export of their own data. The ZIP is stored for minutes, the row for a month. */
@Entity('own_data_exports')
@Index('own_data_exports_of_user', ['user_id', 'created_at'])
@Index('own_data_exports_stored', { synchronize: false })
export class OwnDataExport {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'own_data_exports_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'own_data_exports_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** Name of the object in the storage area `exports`. It is saved before the object exists, so that no object is orphaned. */
  @Column('uuid')
  readonly object_id!: string;

  @Column('bigint', { nullable: true })
  readonly job_id!: number | null;

  /** Null until the ZIP is ready. */
  @Column('bigint', { nullable: true })
  readonly size_bytes!: number | null;

  /** End of the time for a download. Null until the ZIP is ready. */
  @InstantColumn({ nullable: true })
  readonly expires_at!: Instant | null;

  @InstantColumn({ nullable: true })
  readonly downloaded_at!: Instant | null;

  /** When the ZIP was removed from the storage. Null until then. */
  @InstantColumn({ nullable: true })
  readonly removed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static create(user_id: number): OwnDataExport {
    return Object.assign(new OwnDataExport(), { user_id, object_id: randomUUID() });
  }
}
