export { ScheduledTasksApiModule } from './scheduled-tasks.module';
