import { Module } from '@nestjs/common';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { RequestedPlanChanges } from './requested-plan-changes';
import { PlansController } from './plans.controller';
import { PlansModule } from './plans.module';
import { RolloutController } from './rollout.controller';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [PlansModule, ApprovalRequestsModule],
  providers: [RequestedPlanChanges],
  controllers: [PlansController, RolloutController],
})
export class PlansApiModule {}
