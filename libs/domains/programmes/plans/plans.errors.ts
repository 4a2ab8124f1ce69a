import { refusal } from '@app/errors';

/** A roll-out locks every plan and reports on each, so their number is limited. */
export class TooManyPlans extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_PLANS',
  code: 'E250',
  en: 'More than 200 plans follow this curriculum. Send at most 200 mentorship_ids at a time.',
  ko: '이 커리큘럼을 따르는 계획이 200개를 넘습니다. mentorship_ids를 한 번에 200개까지 지정하십시오.',
  remedy: {
    en: 'Repeat the roll-out with at most 200 `mentorship_ids`, until all plans follow.',
    ko: 'mentorship_ids를 200개씩 나누어 여러 번 적용하십시오.',
  },
}) {}
