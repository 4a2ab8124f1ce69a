import { refusal } from '@app/errors';

export class DepartmentNameTaken extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NAME_TAKEN',
  code: 'E157',
  en: 'The company has a department of this name already.',
  ko: '이미 같은 이름의 부서가 있습니다.',
}) {}

export class DepartmentNotEmpty extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_NOT_EMPTY',
  code: 'E158',
  en: 'Something still belongs to the department.',
  ko: '부서에 속한 항목이 아직 있습니다.',
}) {}

export class DepartmentCycle extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_CYCLE',
  code: 'E159',
  en: 'A department cannot be beneath itself.',
  ko: '부서를 자기 자신의 하위로 옮길 수 없습니다.',
}) {}
