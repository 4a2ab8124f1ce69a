import { refusal } from '@app/errors';

export class MemoSubjectUnclear extends refusal({
  kind: 'invalid',
  error: 'MEMO_SUBJECT_UNCLEAR',
  code: 'E260',
  en: 'A memo is about a person or about a task: give user_id or task_id, and not both.',
  ko: '메모는 사람 또는 과제 중 하나에만 남길 수 있습니다. user_id와 task_id 중 하나만 보내세요.',
}) {}

export class MemoNotShareable extends refusal({
  kind: 'invalid',
  error: 'MEMO_NOT_SHAREABLE',
  code: 'E261',
  en: 'Only what is about somebody in a mentorship that is open, or one of its tasks, can be shared so, by an admin or by those who are in it.',
  ko: '진행 중인 멘토링의 당사자나 그 과제에 대한 메모만 이렇게 공유할 수 있으며, 관리자나 그 멘토링의 당사자만 할 수 있습니다.',
}) {}
