import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { CreatedAt, type Instant, InstantColumn, Recordable, UpdatedAt } from '@app/database';

/** What runs by itself, and when next. The worker that knows the task keeps its row. */
@Entity('scheduled_tasks')
@Recordable('name', 'cron', 'queue', 'enabled', 'next_at', 'last_run_at', 'last_job_id')
export class ScheduledTask {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'scheduled_tasks_pkey' })
  readonly name!: string;

  @Column('text')
  readonly cron!: string;

  @Column('text')
  readonly queue!: string;

  /** Switched off, it goes on being planned, and is left out when it is due. */
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
