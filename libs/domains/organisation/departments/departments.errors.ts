import { refusal } from '@app/errors';

export class DepartmentNameTaken extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NAME_TAKEN',
  code: 'E157',
  en: 'The company already has a department with this name. Choose another name.',
  ko: '같은 이름의 부서가 이미 있습니다. 다른 이름을 입력하십시오.',
}) {}

export class DepartmentNotEmpty extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NOT_EMPTY',
  code: 'E158',
  en: 'The department is not empty. Move its members, subdepartments and curricula first.',
  ko: '부서에 속한 구성원, 하위 부서 또는 커리큘럼이 남아 있습니다. 먼저 다른 부서로 옮기십시오.',
}) {}

export class DepartmentCycle extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_CYCLE',
  code: 'E159',
  en: 'parent_id must not be the department itself or one of its subdepartments.',
  ko: '부서를 자기 자신이나 하위 부서 아래로 옮길 수 없습니다.',
}) {}
