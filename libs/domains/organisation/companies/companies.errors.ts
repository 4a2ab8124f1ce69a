import { refusal } from '@app/errors';

export class CompanyIdTaken extends refusal({
  kind: 'conflict',
  error: 'COMPANY_ID_TAKEN',
  code: 'E155',
  en: 'There is a company with this id already.',
  ko: '이미 사용 중인 회사 ID입니다.',
}) {}

export class CompanyHasAdmin extends refusal({
  kind: 'conflict',
  error: 'COMPANY_HAS_ADMIN',
  code: 'E154',
  en: 'The company has an admin, who invites whoever is missing.',
  ko: '이미 관리자가 있는 회사입니다. 필요한 사람은 회사 관리자가 초대합니다.',
}) {}

export class CompanyNotEmpty extends refusal({
  kind: 'conflict',
  error: 'COMPANY_NOT_EMPTY',
  code: 'E156',
  en: 'Something still belongs to the company.',
  ko: '회사에 속한 항목이 아직 있습니다.',
}) {}
