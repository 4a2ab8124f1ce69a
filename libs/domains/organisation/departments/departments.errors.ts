import { refusal } from '@app/errors';

export class DepartmentNameTaken extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NAME_TAKEN',
  code: 'E157',
  en: 'The company already has a department with this name. Choose another name.',
  ko: '같은 이름의 부서가 이미 있습니다. 다른 이름을 입력하십시오.',
  remedy: {
    en: 'Choose another name, or use the department that has it.',
    ko: '다른 이름을 입력하거나 기존 부서를 사용하십시오.',
  },
}) {}

export class DepartmentNotEmpty extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NOT_EMPTY',
  code: 'E158',
  en: 'The department is not empty. Move its members, subdepartments and curricula first.',
  ko: '부서에 속한 구성원, 하위 부서 또는 커리큘럼이 남아 있습니다. 먼저 다른 부서로 옮기십시오.',
  remedy: {
    en: 'Move the members with PATCH /users/{id} and the subdepartments with PATCH /departments/{id}, or set is_active to false.',
    ko: 'PATCH /users/{id}와 PATCH /departments/{id}로 구성원과 하위 부서를 옮기거나 is_active를 false로 바꾸십시오.',
  },
}) {}

export class DepartmentCycle extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_CYCLE',
  code: 'E159',
  en: 'parent_id must not be the department itself or one of its subdepartments.',
  ko: '부서를 자기 자신이나 하위 부서 아래로 옮길 수 없습니다.',
  remedy: {
    en: 'Choose a department that is not beneath this one, or null.',
    ko: '이 부서의 하위가 아닌 부서 또는 null을 지정하십시오.',
  },
}) {}
