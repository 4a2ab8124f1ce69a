import { domainEvent } from '@app/events';
import type { Department } from './department.entity';

interface DepartmentIds {
  readonly department_id: number;
  readonly company_id: string;
}

export const departmentIds = ({ id, company_id }: Department): DepartmentIds => ({ department_id: id, company_id });

export class DepartmentCreated extends domainEvent<DepartmentIds>('DepartmentCreated') {}
export class DepartmentUpdated extends domainEvent<DepartmentIds>('DepartmentUpdated') {}
export class DepartmentRemoved extends domainEvent<DepartmentIds>('DepartmentRemoved') {}
