import { Module } from '@nestjs/common';
import { CompanyReplanJobService } from './company-replan-job.service';
import { PlanNoticesListeners } from './plan-notices.listeners';
import { PlansModule } from './plans.module';
import { PlansProcessor } from './plans.processor';

/** Entry point for queues and events: apps/worker. */
@Module({ imports: [PlansModule], providers: [CompanyReplanJobService, PlanNoticesListeners, PlansProcessor] })
export class PlansWorkerModule {}
