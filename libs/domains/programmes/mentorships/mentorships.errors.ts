import { refusal } from '@app/errors';

export class MentorshipNotMovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_MOVABLE',
  code: 'E230',
  en: 'The status of the mentorship does not allow this.',
  ko: '멘토링의 현재 상태에서는 할 수 없는 작업입니다.',
}) {}

export class MentorshipNotRemovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_REMOVABLE',
  code: 'E231',
  en: 'A mentorship that is open or has started cannot be deleted. Withdraw or terminate it instead.',
  ko: '진행 중이거나 시작된 적이 있는 멘토링은 삭제할 수 없습니다. 철회하거나 중단하십시오.',
}) {}

/** The details name the items. */
export class MentorshipUnfinished extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_UNFINISHED',
  code: 'E232',
  en: 'Some required items are neither done nor waived. Complete or waive them first.',
  ko: '완료되거나 면제되지 않은 필수 항목이 있습니다. 먼저 완료하거나 면제하십시오.',
}) {}

export class MentorAtCapacity extends refusal({
  kind: 'conflict',
  error: 'MENTOR_AT_CAPACITY',
  code: 'E233',
  en: 'The mentor has reached the maximum number of open mentorships. Choose another mentor.',
  ko: '멘토가 맡을 수 있는 멘토링 수를 모두 채웠습니다. 다른 멘토를 선택하십시오.',
}) {}

export class CurriculumFollowed extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_FOLLOWED',
  code: 'E234',
  en: 'The mentee already has an open mentorship on one of these curricula.',
  ko: '멘티가 이미 해당 커리큘럼으로 멘토링을 진행하고 있습니다.',
}) {}

/** A user who is suspended, deactivated or about to be cannot join a mentorship. */
export class PersonUnavailable extends refusal({
  kind: 'conflict',
  error: 'PERSON_UNAVAILABLE',
  code: 'E235',
  en: 'Mentor and mentee must both be active.',
  ko: '멘토와 멘티가 모두 활성 상태여야 합니다.',
}) {}

export class PairUnfit extends refusal({
  kind: 'invalid',
  error: 'PAIR_UNFIT',
  code: 'E236',
  en: 'mentor_id must be a mentor or an admin, mentee_id a mentee, and they must differ.',
  ko: 'mentor_id는 멘토 또는 관리자, mentee_id는 멘티여야 하며 서로 달라야 합니다.',
}) {}

export class ProposalExpired extends refusal({
  kind: 'conflict',
  error: 'PROPOSAL_EXPIRED',
  code: 'E237',
  en: 'The proposal has expired. Create a new one.',
  ko: '제안이 만료되었습니다. 새로 제안하십시오.',
}) {}

export class ReopenTooLate extends refusal({
  kind: 'conflict',
  error: 'REOPEN_TOO_LATE',
  code: 'E238',
  en: 'A mentorship can be reopened only within 30 days of its completion.',
  ko: '멘토링은 완료 후 30일 이내에만 다시 열 수 있습니다.',
}) {}

export class MeetingBegun extends refusal({
  kind: 'conflict',
  error: 'MEETING_BEGUN',
  code: 'E239',
  en: 'A meeting that has started cannot be deleted.',
  ko: '이미 시작된 미팅은 삭제할 수 없습니다.',
}) {}
