export { DashboardsModule } from './dashboards.module';
export { DashboardsService } from './dashboards.service';
