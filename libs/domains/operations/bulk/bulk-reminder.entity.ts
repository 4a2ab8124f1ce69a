import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Instant, InstantColumn } from '@app/database';

/** The time of the last reminder about a thing. It prevents a second one within a day. */
@Entity('bulk_reminders')
@Index('bulk_reminders_of_company', ['company_id'])
export class BulkReminder {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'bulk_reminders_pkey' })
  readonly resource!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'bulk_reminders_pkey' })
  readonly resource_id!: number;

  @ForeignKey('Company', { name: 'bulk_reminders_company_fkey', onDelete: 'CASCADE' })
  @Column('text')
  readonly company_id!: string;

  @InstantColumn()
  readonly reminded_at!: Instant;
}
