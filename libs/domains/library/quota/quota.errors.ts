import { refusal } from '@app/errors';

export class QuotaBeyondCompany extends refusal({
  kind: 'invalid',
  error: 'QUOTA_BEYOND_COMPANY',
  code: 'E275',
  en: 'That is more than the company may store altogether.',
  ko: '회사 전체 저장 용량을 초과하는 값입니다.',
}) {}

/** Nobody's, one's own, or one that has brought as many as a code can. */
export class ReferralCodeUnfit extends refusal({
  kind: 'invalid',
  error: 'REFERRAL_CODE_UNFIT',
  code: 'E276',
  en: 'This referral code cannot be used.',
  ko: '사용할 수 없는 추천 코드입니다.',
}) {}

export class ReferralSpent extends refusal({
  kind: 'conflict',
  error: 'REFERRAL_SPENT',
  code: 'E277',
  en: 'You have used a referral code already, or they have used yours.',
  ko: '이미 추천 코드를 사용했거나, 상대방이 회원님의 코드를 사용했습니다.',
}) {}
