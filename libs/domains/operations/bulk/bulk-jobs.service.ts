import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import type { JobDefinition } from '@app/jobs';
import { type Job, JobsService } from '@operations/jobs';
import type { BulkOperation } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';

/** Enqueues the jobs that run and undo bulk operations. */
@Injectable()
export class BulkJobsService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly jobs: JobsService,
    private readonly audit: Audit,
  ) {}

  /** Enqueues the job, saves the operation with its new status, and records it in the audit log. Joins the caller's transaction. */
  async enqueue(actor: Actor, verb: 'run' | 'undo', { operation, job: definition }: Enqueued): Promise<Job> {
    const job = await this.jobs.begin(actor, definition, { bulk_id: operation.id });
    operation.follow(Number(job.id));
    await this.operations.save(operation);
    this.audit.record(actor, `bulk.${verb}`, operation);
    return job;
  }
}

interface Enqueued {
  readonly operation: BulkOperation;
  readonly job: JobDefinition;
}
