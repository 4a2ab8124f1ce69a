import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller';
import { DashboardsModule } from './dashboards.module';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [DashboardsModule], controllers: [DashboardsController] })
export class DashboardsApiModule {}
