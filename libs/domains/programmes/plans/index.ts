export { PlanBegun, PlanReplanned, PlanRolledOut } from './plans.events';
export { PlansModule } from './plans.module';
export { type Beginning, PlansService } from './plans.service';
