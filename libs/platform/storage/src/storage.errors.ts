import { refusal } from '@app/errors';

/** Only one PUT at a time may write an upload. */
export class UploadInProgress extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_IN_PROGRESS',
  code: 'E274',
  en: 'This file is already being uploaded. Wait until that has ended, and try again.',
  ko: '이미 업로드 중인 파일입니다. 업로드가 끝난 뒤 다시 시도하십시오.',
}) {}
