import { Module } from '@nestjs/common';
import { UserJobsModule } from '@operations/jobs';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { CompanyReplansService } from './company-replans.service';
import { RequestedPlanChanges } from './requested-plan-changes';
import { PlansController } from './plans.controller';
import { PlansModule } from './plans.module';
import { ReplanController } from './replan.controller';
import { ReplansService } from './replans.service';
import { RolloutController } from './rollout.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [PlansModule, ApprovalRequestsModule, UserJobsModule],
  providers: [RequestedPlanChanges, ReplansService, CompanyReplansService],
  controllers: [PlansController, ReplanController, RolloutController],
})
export class PlansApiModule {}
