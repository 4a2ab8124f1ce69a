import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type Page, type PageRequest, among, and, orderBy, sql, trackChanges } from '@app/database';
import { type Backlog, type JobStatus, OutboxRows, type QueueName, backlog } from '@app/outbox';
import { Job } from './job.entity';
import { jobsVisibleTo } from './jobs.scope';

export interface JobQuery extends PageRequest {
  readonly ids?: readonly string[];
  readonly status?: readonly JobStatus[];
  readonly queue?: readonly QueueName[];
  readonly name?: string;
  readonly ordering: readonly string[];
}

const sortable = { created_at: sql`o.created_at`, finished_at: { nullable: sql`o.finished_at` } };
const columns = sql`o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at, o.finished_at`;
const jobs = { columns: sql`${columns}, o.user_id, o.company_id`, where: sql`true` };

@Injectable()
export class JobsRepository {
  constructor(
    private readonly rows: OutboxRows,
    private readonly db: Database,
  ) {}

  @FindsResource('job', 'text')
  async find(id: string): Promise<Job | null> {
    return jobFrom(await this.rows.find(id, jobs));
  }

  /** Locks the row until the transaction ends. A worker that is about to start the job waits, and then reads it again. */
  async findForUpdate(id: string): Promise<Job | null> {
    const job = jobFrom(await this.rows.findForUpdate(id, jobs));
    return job && trackChanges(job);
  }

  list(viewer: Actor, { ids, status, queue, name, ordering, ...page }: JobQuery): Promise<Page<Job>> {
    return this.db.page(
      {
        select: columns,
        from: sql`outbox o`,
        where: and(
          jobsVisibleTo(viewer),
          among(sql`o.id`, ids),
          among(sql`o.status`, status),
          among(sql`o.queue`, queue),
          name && sql`o.name = ${name}`,
        ),
        order: orderBy(ordering, sortable, sql`o.id`),
      },
      page,
    );
  }

  save(job: Job): Promise<void> {
    return this.rows.save(job);
  }

  queues(): Promise<Backlog[]> {
    return this.db.rows(backlog());
  }
}

const jobFrom = (row: object | undefined): Job | null => (row ? Object.assign(new Job(), row) : null);
