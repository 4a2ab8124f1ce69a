import { refusal } from '@app/errors';

export class MemoSubjectUnclear extends refusal({
  kind: 'invalid',
  error: 'MEMO_SUBJECT_UNCLEAR',
  code: 'E260',
  en: 'A memo is about one person or one task. Send either user_id or task_id.',
  ko: '메모는 사람 또는 과제 중 하나에만 남길 수 있습니다. user_id와 task_id 중 하나만 보내십시오.',
  remedy: {
    en: 'Send exactly one of `user_id` and `task_id`.',
    ko: 'user_id와 task_id 중 정확히 하나만 보내십시오.',
  },
}) {}

export class MemoNotShareable extends refusal({
  kind: 'invalid',
  error: 'MEMO_NOT_SHAREABLE',
  code: 'E261',
  en: 'The memo can have this visibility only within an open mentorship that you belong to (or as an admin).',
  ko: '이 공개 범위는 본인이 참여하는 진행 중인 멘토링의 참여자나 과제에 대한 메모에만 지정할 수 있습니다. 관리자는 참여하지 않는 멘토링에도 지정할 수 있습니다.',
  remedy: {
    en: 'Choose another visibility, or write about a person or a task of your open mentorship.',
    ko: '다른 공개 범위를 선택하거나 본인의 진행 중인 멘토링에 관한 메모로 작성하십시오.',
  },
}) {}
