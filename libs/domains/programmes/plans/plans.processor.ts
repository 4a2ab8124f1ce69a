import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run } from '@app/jobs';
import { CompanyReplanJobService, type CompanyReplanResult } from './company-replan-job.service';
import { ReplanCompany } from './plans.jobs';

/** Runs the jobs of plans. */
@Injectable()
export class PlansProcessor {
  constructor(private readonly replans: CompanyReplanJobService) {}

  @Handles(ReplanCompany)
  replanCompany(order: PayloadOf<typeof ReplanCompany>, run: Run): Promise<CompanyReplanResult> {
    return this.replans.run(order, run);
  }
}
