import { refusal } from '@app/errors';

export class MentorshipNotMovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_MOVABLE',
  code: 'E230',
  en: 'The mentorship is not in a state that allows this.',
  ko: '멘토링의 현재 상태에서는 할 수 없는 작업입니다.',
}) {}

export class MentorshipNotRemovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_REMOVABLE',
  code: 'E231',
  en: 'What is open or has ever begun is kept: withdraw or terminate it instead.',
  ko: '진행 중이거나 시작된 적이 있는 멘토링은 보관됩니다. 철회하거나 중단하세요.',
}) {}

/** Its details name the items. */
export class MentorshipUnfinished extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_UNFINISHED',
  code: 'E232',
  en: 'Required items are neither done nor waived.',
  ko: '완료되거나 면제되지 않은 필수 항목이 있습니다.',
}) {}

export class MentorAtCapacity extends refusal({
  kind: 'conflict',
  error: 'MENTOR_AT_CAPACITY',
  code: 'E233',
  en: 'The mentor has as many open mentorships as a mentor can have.',
  ko: '멘토가 맡을 수 있는 멘토링 수를 모두 채웠습니다.',
}) {}

export class CurriculumFollowed extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_FOLLOWED',
  code: 'E234',
  en: 'The mentee has an open mentorship on one of these curricula already.',
  ko: '멘티가 이미 해당 커리큘럼으로 멘토링을 진행하고 있습니다.',
}) {}

/** Whoever is suspended, on their way out or gone is paired with nobody anew. */
export class PersonUnavailable extends refusal({
  kind: 'conflict',
  error: 'PERSON_UNAVAILABLE',
  code: 'E235',
  en: 'Only people who are active are paired.',
  ko: '활성 상태인 사용자만 멘토링에 참여할 수 있습니다.',
}) {}

export class PairUnfit extends refusal({
  kind: 'invalid',
  error: 'PAIR_UNFIT',
  code: 'E236',
  en: 'A mentor is a mentor or an admin, a mentee is a mentee, and nobody is both.',
  ko: '멘토는 멘토나 관리자, 멘티는 멘티여야 하며 같은 사람일 수 없습니다.',
}) {}

export class ProposalExpired extends refusal({
  kind: 'conflict',
  error: 'PROPOSAL_EXPIRED',
  code: 'E237',
  en: 'The proposal has expired. Propose it anew.',
  ko: '만료된 제안입니다. 다시 제안하세요.',
}) {}

export class ReopenTooLate extends refusal({
  kind: 'conflict',
  error: 'REOPEN_TOO_LATE',
  code: 'E238',
  en: 'A mentorship is reopened within 30 days of its completion.',
  ko: '멘토링은 완료 후 30일 이내에만 다시 열 수 있습니다.',
}) {}

export class MeetingBegun extends refusal({
  kind: 'conflict',
  error: 'MEETING_BEGUN',
  code: 'E239',
  en: 'A meeting that has begun is kept.',
  ko: '이미 시작된 미팅은 삭제할 수 없습니다.',
}) {}
