import { Module } from '@nestjs/common';
import { CalendarModule } from '@domains/calendar';
import { CurriculaModule } from '@domains/curricula';
import { TasksModule } from '@domains/tasks';
import { PlanStates } from './plan-states.service';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';
import { RolloutService } from './rollout.service';

@Module({
  imports: [CalendarModule, CurriculaModule, TasksModule],
  providers: [PlansRepository, PlansService, PlanStates, RolloutService],
  exports: [PlansService, RolloutService],
})
export class PlansModule {}
