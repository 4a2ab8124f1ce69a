import { refusal } from '@app/errors';

export class MentorshipNotMovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_MOVABLE',
  code: 'E230',
  en: 'The status of the mentorship does not allow this.',
  ko: '멘토링의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: {
    en: '`details` names the status and the open moves. Use one of them.',
    ko: 'details에 현재 상태와 가능한 작업이 있습니다. 그중 하나를 사용하십시오.',
  },
}) {}

export class MentorshipNotRemovable extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_NOT_REMOVABLE',
  code: 'E231',
  en: 'A mentorship that is open or has started cannot be deleted. Withdraw or terminate it instead.',
  ko: '진행 중이거나 시작된 적이 있는 멘토링은 삭제할 수 없습니다. 철회하거나 조기 종료하십시오.',
  remedy: {
    en: 'Call POST /mentorships/{id}/withdraw for a proposal, or /terminate once it has started.',
    ko: '제안은 POST /mentorships/{id}/withdraw로 철회하고, 시작된 멘토링은 /terminate로 중단하십시오.',
  },
}) {}

/** The details name the items. */
export class MentorshipUnfinished extends refusal({
  kind: 'conflict',
  error: 'MENTORSHIP_UNFINISHED',
  code: 'E232',
  en: 'Some required items are neither done nor waived. Complete or waive them first.',
  ko: '완료되거나 면제되지 않은 필수 항목이 있습니다. 먼저 완료하거나 면제하십시오.',
  remedy: {
    en: 'Complete or waive the tasks in `details`, then complete the mentorship.',
    ko: 'details에 있는 과제를 완료하거나 면제한 뒤 멘토링을 완료하십시오.',
  },
}) {}

export class MentorAtCapacity extends refusal({
  kind: 'conflict',
  error: 'MENTOR_AT_CAPACITY',
  code: 'E233',
  en: 'The mentor has reached the maximum number of open mentorships. Choose another mentor.',
  ko: '멘토가 맡을 수 있는 멘토링 수를 모두 채웠습니다. 다른 멘토를 선택하십시오.',
  remedy: {
    en: "Choose another mentor, or end or hand over one of theirs. Admins raise the limit in the company's settings.",
    ko: '다른 멘토를 선택하거나 기존 멘토링을 종료 또는 인계하십시오. 한도는 관리자가 회사 설정에서 변경합니다.',
  },
}) {}

export class CurriculumFollowed extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_FOLLOWED',
  code: 'E234',
  en: 'The mentee already has an open mentorship on one of these curricula.',
  ko: '멘티가 이미 해당 커리큘럼으로 멘토링을 진행하고 있습니다.',
  remedy: {
    en: 'Extend or reopen that mentorship, or leave the curriculum out.',
    ko: '기존 멘토링을 연장하거나 해당 커리큘럼을 빼고 요청하십시오.',
  },
}) {}

/** A user who is suspended, deactivated or about to be cannot join a mentorship. */
export class PersonUnavailable extends refusal({
  kind: 'conflict',
  error: 'PERSON_UNAVAILABLE',
  code: 'E235',
  en: 'Mentor and mentee must both be active.',
  ko: '멘토와 멘티가 모두 활성 상태여야 합니다.',
  remedy: {
    en: 'Choose another person, or let an admin activate this one.',
    ko: '다른 사람을 선택하거나 관리자에게 활성화를 요청하십시오.',
  },
}) {}

export class PairUnfit extends refusal({
  kind: 'invalid',
  error: 'PAIR_UNFIT',
  code: 'E236',
  en: 'mentor_id must be a mentor or an admin, mentee_id a mentee, and they must differ. In a hand-over, mentor_id must not be the current mentor.',
  ko: 'mentor_id는 멘토 또는 관리자, mentee_id는 멘티여야 하며 서로 달라야 합니다. 인계할 때는 현재 멘토가 아닌 사람을 mentor_id로 지정하십시오.',
  remedy: {
    en: 'Choose two people of fitting roles. Admins change a role with POST /users/{id}/role.',
    ko: '역할이 맞는 두 사람을 선택하십시오. 역할은 관리자가 POST /users/{id}/role로 변경합니다.',
  },
}) {}

export class ProposalExpired extends refusal({
  kind: 'conflict',
  error: 'PROPOSAL_EXPIRED',
  code: 'E237',
  en: 'The proposal has expired. Create a new one.',
  ko: '제안이 만료되었습니다. 새로 제안하십시오.',
  remedy: {
    en: 'Create or propose the mentorship again. A proposal is open for 7 days.',
    ko: '멘토링을 새로 제안하십시오. 제안은 7일 동안 유효합니다.',
  },
}) {}

export class ReopenTooLate extends refusal({
  kind: 'conflict',
  error: 'REOPEN_TOO_LATE',
  code: 'E238',
  en: 'A mentorship can be reopened only within 30 days of its completion.',
  ko: '멘토링은 완료 후 30일 이내에만 다시 열 수 있습니다.',
  remedy: {
    en: 'Create a new mentorship with the same people and curricula.',
    ko: '같은 사람과 커리큘럼으로 새 멘토링을 만드십시오.',
  },
}) {}

export class MeetingBegun extends refusal({
  kind: 'conflict',
  error: 'MEETING_BEGUN',
  code: 'E239',
  en: 'A meeting that has started cannot be deleted.',
  ko: '이미 시작된 미팅은 삭제할 수 없습니다.',
  remedy: {
    en: 'Update its notes with PATCH instead. Past meetings stay as history.',
    ko: '대신 PATCH로 내용을 수정하십시오. 지난 미팅은 기록으로 남습니다.',
  },
}) {}

/** The details name the columns, or what is wrong with the file. */
export class MentorshipFileRefused extends refusal({
  kind: 'invalid',
  error: 'MENTORSHIP_FILE_REFUSED',
  code: 'E385',
  en: 'The file of pairs cannot be read.',
  ko: '멘토링 파일을 읽을 수 없습니다.',
  remedy: {
    en: 'Correct what `details` names. The first line has the columns mentor, mentee, curriculum and start.',
    ko: 'details에 있는 문제를 수정하십시오. 첫 줄에는 멘토, 멘티, 커리큘럼, 시작일 열이 있어야 합니다.',
  },
}) {}
