import { refusal } from '@app/errors';

/** Each of them is locked, and told in the answer. */
export class TooManyPlans extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_PLANS',
  code: 'E250',
  en: 'More than 200 plans follow this curriculum: name the mentorships, at most 200 at a time.',
  ko: '이 커리큘럼을 따르는 계획이 200개를 넘습니다. 멘토링을 한 번에 200개까지 지정하세요.',
}) {}
