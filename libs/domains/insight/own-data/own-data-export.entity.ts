import { randomUUID } from 'node:crypto';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn } from '@app/database';

/** An export that somebody has asked for of their own data. The ZIP is in the storage for minutes; the row stays for a month. */
@Entity('own_data_exports')
@Index('own_data_exports_of_user', ['user_id', 'created_at'])
@Index('own_data_exports_stored', { synchronize: false })
export class OwnDataExport {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'own_data_exports_pkey' })
  readonly id!: number;

  @ForeignKey('User', { name: 'own_data_exports_user_fkey', onDelete: 'CASCADE' })
  @Column('int')
  readonly user_id!: number;

  /** Its name in the storage, in the area `exports`. It is stored before the object exists, so that no object is left behind. */
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

  /** When the ZIP was removed from the storage. */
  @InstantColumn({ nullable: true })
  readonly removed_at!: Instant | null;

  @CreatedAt()
  readonly created_at!: Instant;

  static create(user_id: number): OwnDataExport {
    return Object.assign(new OwnDataExport(), { user_id, object_id: randomUUID() });
  }
}
