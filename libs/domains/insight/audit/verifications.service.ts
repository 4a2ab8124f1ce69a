import { Injectable } from '@nestjs/common';
import { Seals } from '@app/audit';
import { type Actor, authorize } from '@app/auth';
import { Database } from '@app/database';
import { type Job, JobsService } from '@operations/jobs';
import { VerifyAuditLog } from './audit.jobs';
import { AuditPolicy } from './audit.policy';
import { type KeptVerdict, VerdictsRepository } from './verdicts.repository';

export interface AskedVerdict extends KeptVerdict {
  /** Whether the hash that was asked for is in the chain; null without one. */
  readonly noted: boolean | null;
}

const NONE: KeptVerdict = {
  ...{ seals: 0, sealed: 0, archived: 0, unsealed: 0, head: null, broken: null },
  ...{ verified_at: null, job_id: null, is_under_way: false },
};

/** Whether the log of the actor's company, or for the platform's admin the platform's, is as it was sealed. The worker finds it out. */
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

  /** Has a verification begun, or answers the one that is under way: there is one at a time for each log. */
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
