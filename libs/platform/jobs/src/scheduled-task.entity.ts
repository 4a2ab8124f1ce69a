import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt } from '@app/database';

/** A scheduled task and its next run. Workers that know the task maintain its row. */
@Entity('scheduled_tasks')
@Recordable('name', 'cron', 'queue', 'enabled', 'next_at', 'last_run_at', 'last_job_id')
export class ScheduledTask {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'scheduled_tasks_pkey' })
  readonly name!: string;

  @Column('text')
  readonly cron!: string;

  @Column('text')
  readonly queue!: string;

  /** If false, the task is still planned, but skipped when it is due. */
  @Column('boolean', { default: true })
  enabled!: boolean;

  @InstantColumn()
  readonly next_at!: Instant;

  @InstantColumn({ nullable: true })
  last_run_at!: Instant | null;

  @Column('bigint', { nullable: true })
  last_job_id!: number | null;

  @CreatedAt()
  readonly created_at!: Instant;

  @UpdatedAt()
  readonly updated_at!: Instant;

  @VersionColumn({ default: 1 })
  readonly version!: number;

  get id(): string {
    return this.name;
  }
}
