import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller';
import { DashboardsModule } from './dashboards.module';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [DashboardsModule], controllers: [DashboardsController] })
export class DashboardsApiModule {}
