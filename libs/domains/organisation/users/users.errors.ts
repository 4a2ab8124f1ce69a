import { refusal } from '@app/errors';

export class EmailTaken extends refusal({
  kind: 'conflict',
  error: 'EMAIL_TAKEN',
  code: 'E150',
  en: 'This e-mail address is already in use. Use another address.',
  ko: '이미 사용 중인 이메일 주소입니다. 다른 주소를 입력하십시오.',
  remedy: {
    en: 'Use another address, or find the account with GET /users?search=.',
    ko: '다른 주소를 사용하거나 GET /users?search=로 기존 계정을 찾으십시오.',
  },
}) {}

export class EmployeeNumberTaken extends refusal({
  kind: 'conflict',
  error: 'EMPLOYEE_NUMBER_TAKEN',
  code: 'E151',
  en: 'This employee_number is already in use in the company. Use another number.',
  ko: '이미 사용 중인 사번입니다. 다른 사번을 입력하십시오.',
  remedy: {
    en: 'Find the person with GET /users?search=, or choose another number.',
    ko: 'GET /users?search=로 해당 사용자를 찾거나 다른 사번을 지정하십시오.',
  },
}) {}

export class UserNotMovable extends refusal({
  kind: 'conflict',
  error: 'USER_NOT_MOVABLE',
  code: 'E152',
  en: 'The status of the person does not allow this.',
  ko: '사용자의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: {
    en: '`details` names the status and the open moves. Use one of them.',
    ko: 'details에 현재 상태와 가능한 작업이 있습니다. 그중 하나를 사용하십시오.',
  },
}) {}

export class DepartmentInactive extends refusal({
  kind: 'conflict',
  error: 'DEPARTMENT_INACTIVE',
  code: 'E166',
  en: 'The department is inactive and accepts no new members. Choose another department.',
  ko: '비활성 부서에는 새로운 구성원을 배치할 수 없습니다. 다른 부서를 선택하십시오.',
  remedy: {
    en: 'Choose an active department, or reactivate this one with PATCH /departments/{id}.',
    ko: '활성 부서를 선택하거나 PATCH /departments/{id}로 이 부서를 활성화하십시오.',
  },
}) {}

export class LastAdmin extends refusal({
  kind: 'conflict',
  error: 'LAST_ADMIN',
  code: 'E153',
  en: 'The company must keep at least one admin. Appoint another admin first.',
  ko: '회사에는 관리자가 최소 한 명 있어야 합니다. 먼저 다른 관리자를 지정하십시오.',
  remedy: {
    en: 'Give another person the role admin with POST /users/{id}/role, then repeat the request.',
    ko: 'POST /users/{id}/role로 다른 사람을 관리자로 지정한 뒤 다시 요청하십시오.',
  },
}) {}

/** The details name the mentorships. */
export class RoleInUse extends refusal({
  kind: 'conflict',
  error: 'ROLE_IN_USE',
  code: 'E168',
  en: 'Open mentorships require the current role. Hand them over or end them first.',
  ko: '진행 중인 멘토링에 현재 역할이 필요합니다. 먼저 멘토링을 인계하거나 종료하십시오.',
  remedy: {
    en: 'Hand over or end the mentorships in `details`, then repeat the request.',
    ko: 'details에 있는 멘토링을 인계하거나 종료한 뒤 다시 요청하십시오.',
  },
}) {}
