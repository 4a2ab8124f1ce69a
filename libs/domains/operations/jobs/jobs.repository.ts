import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource, Role } from '@app/auth';
import { Database, type Page, type PageRequest, type Sql, among, and, orderBy, sql, trackChanges } from '@app/database';
import { type Backlog, type JobStatus, type QueueName, backlog } from '@app/outbox';
import { Job } from './job.entity';

export interface JobQuery extends PageRequest {
  readonly ids?: readonly string[];
  readonly status?: readonly JobStatus[];
  readonly queue?: readonly QueueName[];
  readonly name?: string;
  readonly ordering: readonly string[];
}

const sortable = { created_at: sql`o.created_at`, finished_at: { nullable: sql`o.finished_at` } };
const columns = sql`o.id::text, o.queue, o.name, o.status, o.attempts, o.progress, o.result, o.error, o.created_at, o.started_at, o.finished_at`;
const MAX_DIGITS = 18;

@Injectable()
export class JobsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('job', 'text')
  find(id: string): Promise<Job | null> {
    return this.one(id, sql`SELECT ${columns}, o.user_id, o.company_id FROM outbox o WHERE o.id = ${id}`);
  }

  /** Locks the row until the transaction ends. A worker that is about to start the job waits, and then reads it again. */
  async findForUpdate(id: string): Promise<Job | null> {
    const job = await this.one(id, sql`SELECT ${columns}, o.user_id, o.company_id FROM outbox o WHERE o.id = ${id} FOR UPDATE`);
    return job && trackChanges(job);
  }

  list(viewer: Actor, { ids, status, queue, name, ordering, ...page }: JobQuery): Promise<Page<Job>> {
    return this.db.page(
      {
        select: columns,
        from: sql`outbox o`,
        where: and(
          visibleTo(viewer),
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

  /** Saves a job after a move. A job that is queued again is due at once. */
  async save({ id, status, attempts, progress, error, finished_at }: Job): Promise<void> {
    await this.db.rows(sql`
      UPDATE outbox SET status = ${status}, attempts = ${attempts}, progress = ${progress}, error = ${error}, finished_at = ${finished_at},
             next_at = now(), told_at = NULL, lease_until = NULL
      WHERE id = ${id}`);
  }

  queues(): Promise<Backlog[]> {
    return this.db.rows(backlog());
  }

  private async one(id: string, statement: Sql): Promise<Job | null> {
    // An id is a bigint. Any other text finds nothing.
    if (!/^[1-9]\d*$/.test(id) || id.length > MAX_DIGITS) return null;
    const row = await this.db.row(statement);
    return row ? Object.assign(new Job(), row) : null;
  }
}

/** `JobsPolicy.read` as an SQL condition. */
function visibleTo({ id, role, company_id }: Actor): Sql {
  return role === Role.Admin ? sql`(o.user_id = ${id} OR o.company_id = ${company_id})` : sql`o.user_id = ${id}`;
}
