import { Injectable } from '@nestjs/common';
import { Seals } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database } from '@app/database';
import { type Job, JobsService } from '@operations/jobs';
import { VerifyAuditLog } from './audit.jobs';
import { AuditPolicy } from './audit.policy';
import { type KeptVerdict, VerdictsRepository } from './verdicts.repository';

export interface AskedVerdict extends KeptVerdict {
  /** True if the requested hash is in the chain. Null without one. */
  readonly noted: boolean | null;
}

const NONE: KeptVerdict = {
  ...{ seals: 0, sealed: 0, archived: 0, unsealed: 0, head: null, broken: null },
  ...{ verified_at: null, job_id: null, is_under_way: false },
};

/**
 * Starts verifications of the log of the actor's company, or of the platform for its admin, and returns their results. The worker verifies.
 */
@Injectable()
export class VerificationsService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly seals: Seals,
    private readonly jobs: JobsService,
    private readonly db: Database,
  ) {}

  async last(actor: Actor, noted?: string): Promise<AskedVerdict> {
    authorize(AuditPolicy.verify, actor);
    const { company_id } = actor;
    const verdict = (await this.verdicts.find(company_id)) ?? NONE;
    return { ...verdict, noted: noted === undefined ? null : await this.seals.has(company_id, noted) };
  }

  /** Enqueues a verification, or returns the running one. Each log has one at a time. */
  begin(actor: Actor, whole: boolean): Promise<Job> {
    authorize(AuditPolicy.verify, actor);
    const { company_id } = actor;
    return this.db.transaction(async () => {
      const { job_id, is_under_way } = await this.verdicts.findForUpdate(company_id);
      const underWay = job_id !== null && is_under_way ? await this.jobs.find(job_id) : null;
      if (underWay) return underWay;
      const job = await this.jobs.begin(actor, VerifyAuditLog, { company_id, whole });
      await this.verdicts.expect(company_id, job.id);
      return job;
    });
  }
}
