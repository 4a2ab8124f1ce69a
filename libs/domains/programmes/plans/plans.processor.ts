import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run } from '@app/jobs';
import { CompanyReplanningService, type CompanyReplanResult } from './company-replanning.service';
import { ReplanCompany } from './plans.jobs';

/** Runs the jobs of plans. */
@Injectable()
export class PlansProcessor {
  constructor(private readonly replanning: CompanyReplanningService) {}

  @Handles(ReplanCompany)
  replanCompany(order: PayloadOf<typeof ReplanCompany>, run: Run): Promise<CompanyReplanResult> {
    return this.replanning.run(order, run);
  }
}
