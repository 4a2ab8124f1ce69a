import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import type { JobDefinition } from '@app/jobs';
import { type Job, JobsService } from '@operations/jobs';
import type { BulkOperation } from './bulk-operation.entity';
import { BulkOperationsRepository } from './bulk-operations.repository';

/** Enqueues the jobs of bulk operations, in the transaction that changes their status. */
@Injectable()
export class BulkJobsService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly jobs: JobsService,
    private readonly audit: Audit,
  ) {}

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
