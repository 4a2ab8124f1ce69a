export { DepartmentCreated, DepartmentRemoved, DepartmentUpdated } from './departments.events';
export { changesOfAdded, departmentsAdded } from './department-enrolment';
export { DepartmentsModule } from './departments.module';
export { departmentsVisibleTo } from './departments.scope';
export { DepartmentsService } from './departments.service';
