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

export class PlanNotRunning extends refusal({
  kind: 'conflict',
  error: 'PLAN_NOT_RUNNING',
  code: 'E382',
  en: 'Only plans of active and paused mentorships can be replanned.',
  ko: '진행 중이거나 일시 중지된 멘토링의 계획만 일정을 다시 계산할 수 있습니다.',
  remedy: {
    en: 'Reopen the mentorship first. The dates of a plan that has ended stay as they are.',
    ko: '먼저 멘토링을 다시 여십시오. 종료된 멘토링의 일정은 바뀌지 않습니다.',
  },
}) {}

/** Its details name each task whose dates differ, with the dates of the preview and the present ones. */
export class ReplanStale extends refusal({
  kind: 'conflict',
  error: 'REPLAN_STALE',
  code: 'E383',
  en: 'Replanning would now make other moves than the preview showed. Nothing was changed. The differences are in details.',
  ko: '일정을 다시 계산한 결과가 미리보기와 달라 변경하지 않았습니다. 달라진 내용은 details에 있습니다.',
  remedy: {
    en: 'Preview again with dry_run, and send the moves of the new preview.',
    ko: 'dry_run으로 다시 미리 본 뒤 새 결과의 moves를 보내십시오.',
  },
}) {}
