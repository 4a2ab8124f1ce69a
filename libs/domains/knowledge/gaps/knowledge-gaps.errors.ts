import { refusal } from '@app/errors';

export class GapNotOpen extends refusal({
  kind: 'conflict',
  error: 'GAP_NOT_OPEN',
  code: 'E400',
  en: 'The state of the knowledge gap does not allow this.',
  ko: '지식 공백의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: { en: 'Read the gap again: only open gaps are closed, only others reopened.', ko: '지식 공백의 상태를 다시 확인하십시오.' },
}) {}
