import { domainEvent } from '@app/events';
import type { Department } from './department.entity';

interface DepartmentIds {
  readonly department_id: number;
  readonly company_id: string;
  readonly version: number;
}

export const departmentIds = ({ id, company_id, version }: Department): DepartmentIds => ({ department_id: id, company_id, version });

export class DepartmentCreated extends domainEvent<DepartmentIds>('DepartmentCreated', {
  type: 'department.created',
  about: { en: 'A department was created.', ko: '부서가 생성되었습니다.' },
}) {}
export class DepartmentUpdated extends domainEvent<DepartmentIds>('DepartmentUpdated', {
  type: 'department.updated',
  about: { en: 'A department was changed.', ko: '부서가 변경되었습니다.' },
}) {}
export class DepartmentRemoved extends domainEvent<DepartmentIds>('DepartmentRemoved', {
  type: 'department.removed',
  about: { en: 'A department was deleted.', ko: '부서가 삭제되었습니다.' },
}) {}
