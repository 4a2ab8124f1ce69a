import { refusal } from '@app/errors';

export class QuotaBeyondCompany extends refusal({
  kind: 'invalid',
  error: 'QUOTA_BEYOND_COMPANY',
  code: 'E275',
  en: 'The quota must not exceed the storage limit of the company.',
  ko: '회사 전체 저장 용량을 초과하여 설정할 수 없습니다.',
  remedy: {
    en: "Set a smaller quota, or ask the platform admin to raise the company's limit.",
    ko: '더 작은 값을 지정하거나 플랫폼 관리자에게 회사 용량 증설을 요청하십시오.',
  },
}) {}

/** The code is unknown, the caller's own, or has been redeemed the maximum number of times. */
export class ReferralCodeUnfit extends refusal({
  kind: 'invalid',
  error: 'REFERRAL_CODE_UNFIT',
  code: 'E276',
  en: 'This code cannot be redeemed: it is unknown, your own or used up.',
  ko: '사용할 수 없는 추천 코드입니다. 존재하지 않거나, 본인의 코드이거나, 사용 한도에 도달한 코드입니다.',
  remedy: {
    en: 'Ask its owner for the code, and check for typing errors.',
    ko: '코드의 소유자에게 확인하고 오타가 없는지 살펴보십시오.',
  },
}) {}

export class ReferralSpent extends refusal({
  kind: 'conflict',
  error: 'REFERRAL_SPENT',
  code: 'E277',
  en: 'You have already redeemed a referral code, or its owner has redeemed yours.',
  ko: '이미 추천 코드를 사용했거나, 상대방이 회원님의 코드를 사용했습니다.',
  remedy: {
    en: 'Each person redeems one code. Nothing is left to do.',
    ko: '추천 코드는 한 사람이 한 번만 사용할 수 있습니다.',
  },
}) {}
