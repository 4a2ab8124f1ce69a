import { Module } from '@nestjs/common';
import { CalendarModule } from '@organisation/calendar';
import { CurriculaModule } from '@programmes/curricula';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { TasksModule } from '@programmes/tasks';
import { PlanItemsService } from './plan-items.service';
import { PlanStatesService } from './plan-states.service';
import { PlanViewsRepository } from './plan-views.repository';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';
import { ReplannedPlansService } from './replanned-plans.service';
import { RequestedPlanItemsService } from './requested-plan-items.service';
import { RunningPlansService } from './running-plans.service';
import { RolloutService } from './rollout.service';
import './plans.notifications';

@Module({
  imports: [CalendarModule, CurriculaModule, ApprovalRequestsModule, TasksModule],
  providers: [
    PlanItemsService,
    PlanStatesService,
    PlanViewsRepository,
    PlansRepository,
    PlansService,
    ReplannedPlansService,
    RequestedPlanItemsService,
    RolloutService,
    RunningPlansService,
  ],
  exports: [PlanItemsService, PlansService, PlansRepository, PlanViewsRepository, ReplannedPlansService, RolloutService],
})
export class PlansModule {}
