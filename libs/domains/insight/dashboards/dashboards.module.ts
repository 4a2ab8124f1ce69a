import { Module } from '@nestjs/common';
import { QuotaModule } from '@library/quota';
import { DashboardsRepository } from './dashboards.repository';
import { DashboardsService } from './dashboards.service';

@Module({ imports: [QuotaModule], providers: [DashboardsService, DashboardsRepository], exports: [DashboardsService] })
export class DashboardsModule {}
