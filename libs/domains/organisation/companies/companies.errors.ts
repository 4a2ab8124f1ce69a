import { refusal } from '@app/errors';

export class CompanyIdTaken extends refusal({
  kind: 'conflict',
  error: 'COMPANY_ID_TAKEN',
  code: 'E155',
  en: 'The id is already used by another company. Choose another id.',
  ko: '이미 사용 중인 회사 ID입니다. 다른 ID를 입력하십시오.',
  remedy: {
    en: 'Choose another id. It cannot be changed later.',
    ko: '다른 ID를 입력하십시오. ID는 나중에 변경할 수 없습니다.',
  },
}) {}

export class CompanyHasAdmin extends refusal({
  kind: 'conflict',
  error: 'COMPANY_HAS_ADMIN',
  code: 'E154',
  en: 'The company already has an admin. Ask that admin to invite others.',
  ko: '이미 관리자가 있는 회사입니다. 다른 사람의 초대는 회사 관리자에게 요청하십시오.',
  remedy: {
    en: 'Admins invite others with POST /users/invitations.',
    ko: '회사 관리자가 POST /users/invitations로 초대할 수 있습니다.',
  },
}) {}

export class CompanyNotEmpty extends refusal({
  kind: 'conflict',
  error: 'COMPANY_NOT_EMPTY',
  code: 'E156',
  en: 'The company is not empty. Delete everything that belongs to it first.',
  ko: '회사에 속한 항목이 남아 있습니다. 먼저 모두 삭제하십시오.',
  remedy: {
    en: 'Delete or move people, departments, curricula and everything else of the company.',
    ko: '회사의 사용자, 부서, 커리큘럼 등을 모두 삭제하거나 옮기십시오.',
  },
}) {}
