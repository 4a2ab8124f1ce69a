import { Injectable } from '@nestjs/common';
import { type Actor, authorize, forbidden } from '@app/auth';
import { NotFound } from '@app/errors';
import type { PayloadOf } from '@app/jobs';
import { JobStatus } from '@app/outbox';
import { type Job, JobsService } from '@operations/jobs';
import { JOB } from '@operations/jobs/nouns';
import type { CompanyReplanResult } from './company-replan-job.service';
import { ReplanCompany } from './plans.jobs';
import { PlansPolicy } from './plans.policy';
import { PlansRepository } from './plans.repository';
import { ReplannedPlansService } from './replanned-plans.service';

/** Maximum number of plans that one request examines. */
const EXAMINED = 200;

export interface PlansToReplan {
  readonly running: number;
  readonly affected: number;
  readonly is_capped: boolean;
}

interface CompanyReplanOrder {
  readonly dry_run?: boolean;
  readonly preview_id?: string;
}

/** Counts the plans of a company that no longer fit the calendar, and starts the job that replans them: `CompanyReplanJobService`. */
@Injectable()
export class CompanyReplansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly replanned: ReplannedPlansService,
    private readonly jobs: JobsService,
  ) {}

  /** Counts the running plans in which replanning would move an item. Examines the first 200. */
  async count(actor: Actor): Promise<PlansToReplan> {
    authorize(PlansPolicy.replan_all, actor);
    const running = await this.plans.findRunningIn(companyOf(actor));
    const effects = await this.replanned.preview(running.slice(0, EXAMINED));
    const affected = effects.filter(({ counts }) => counts.moved > 0).length;
    return { running: running.length, affected, is_capped: running.length > EXAMINED };
  }

  async start(actor: Actor, { dry_run = false, preview_id }: CompanyReplanOrder): Promise<Job> {
    authorize(PlansPolicy.replan_all, actor);
    const company_id = companyOf(actor);
    const previewed = preview_id === undefined ? undefined : await this.previewed(company_id, preview_id);
    const order: PayloadOf<typeof ReplanCompany> = { company_id, actor_id: actor.id, dry_run, previewed };
    return this.jobs.begin(actor, ReplanCompany, order);
  }

  /** Returns the fingerprints of a finished preview of this company. Throws `NotFound` for any other job. */
  private async previewed(company_id: string, id: string): Promise<Record<string, string>> {
    const job = await this.jobs.find(id);
    const result = job?.result as CompanyReplanResult | null | undefined;
    const isPreview =
      job?.name === ReplanCompany.name && job.company_id === company_id && job.status === JobStatus.Finished && result?.dry_run;
    if (!isPreview) throw new NotFound(JOB);
    return Object.fromEntries(result.mentorships.map(({ mentorship_id, preview }) => [mentorship_id, preview]));
  }
}

function companyOf({ company_id }: Actor): string {
  if (company_id === null) throw forbidden(PlansPolicy.replan_all);
  return company_id;
}
