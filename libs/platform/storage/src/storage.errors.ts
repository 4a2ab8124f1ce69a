import { refusal } from '@app/errors';

/** Only one PUT at a time may write an upload. */
export class UploadInProgress extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_IN_PROGRESS',
  code: 'E274',
  en: 'This file is being sent already. Wait until that has ended, and try again.',
  ko: '이미 전송 중인 파일입니다. 전송이 끝난 뒤 다시 시도하세요.',
}) {}
