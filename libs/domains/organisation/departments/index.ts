export { DepartmentCreated, DepartmentRemoved, DepartmentUpdated } from './departments.events';
export { DepartmentsModule } from './departments.module';
export { DepartmentsService } from './departments.service';
