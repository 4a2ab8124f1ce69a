export { DepartmentCreated, DepartmentRemoved, DepartmentUpdated } from './departments.events';
export { DepartmentsApiModule, DepartmentsModule, DepartmentsWorkerModule } from './departments.module';
export { DepartmentsService } from './departments.service';
