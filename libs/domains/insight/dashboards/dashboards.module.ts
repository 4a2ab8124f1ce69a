import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { ApprovalRequestsModule } from '@programmes/approval-requests';
import { AdminDashboardRepository } from './admin-dashboard.repository';
import { DashboardsRepository } from './dashboards.repository';
import { DashboardsService } from './dashboards.service';
import { MenteeDashboardRepository } from './mentee-dashboard.repository';
import { MentorDashboardRepository } from './mentor-dashboard.repository';
import { SeriesRepository } from './series.repository';
import { SeriesService } from './series.service';

@Module({
  imports: [QuotaModule, ApprovalRequestsModule],
  providers: [
    DashboardsService,
    DashboardsRepository,
    AdminDashboardRepository,
    MentorDashboardRepository,
    MenteeDashboardRepository,
    SeriesService,
    SeriesRepository,
  ],
  exports: [DashboardsService, SeriesService],
})
export class DashboardsModule {}
