import { refusal } from '@app/errors';

export class ImportNotReady extends refusal({
  kind: 'conflict',
  error: 'IMPORT_NOT_READY',
  code: 'E165',
  en: 'The import is not in a state that allows this: only one that was checked and has no errors can be committed, and none that is being committed discarded.',
  ko: '현재 상태에서는 할 수 없는 작업입니다. 오류 없이 검사를 마친 가져오기만 확정할 수 있고, 확정 중인 가져오기는 취소할 수 없습니다.',
}) {}
