import { Injectable } from '@nestjs/common';
import { type Identity, SessionEnder, authorize, hashOf } from '@app/auth';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { NotFound } from '@app/errors';
import type { Job } from '@operations/jobs';
import { BulkJobsService } from './bulk-jobs.service';
import { BulkOperationsRepository } from './bulk-operations.repository';
import type { BulkPermission } from './bulk-request';
import { RunBulk } from './bulk.jobs';
import { BULK } from './nouns';

/** Begins runs of previews. */
@Injectable()
export class BulkRunsService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly jobs: BulkJobsService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Enqueues the job. Throws 404 unless the preview was made in the same session by the same route, and 409 if it was run already or has
   * expired. If two requests run it at once, one of them gets 409.
   */
  begin(identity: Identity, permission: BulkPermission, token: string): Promise<Job> {
    authorize(permission, identity);
    return this.db.transaction(async () => {
      await this.sessions.requireLive(identity);
      const { id, session_id, company_id } = identity;
      const owner = { id, session_id, company_id, resource: permission.resource };
      const operation = await this.operations.findPreviewForUpdate(hashOf(token), owner);
      if (!operation) throw new NotFound(BULK);
      operation.run(this.clock.now());
      return this.jobs.enqueue(identity, 'run', { operation, job: RunBulk });
    });
  }
}
