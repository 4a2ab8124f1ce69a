import { refusal } from '@app/errors';

/** Only one PUT at a time may write an upload. */
export class UploadInProgress extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_IN_PROGRESS',
  code: 'E274',
  en: 'This file is already being uploaded. Wait for that upload to finish, then try again.',
  ko: '이미 업로드 중인 파일입니다. 업로드가 끝난 뒤 다시 시도하십시오.',
  remedy: {
    en: 'Wait until the other PUT has ended. If it failed, send the file again.',
    ko: '다른 전송이 끝날 때까지 기다린 뒤 필요하면 다시 전송하십시오.',
  },
}) {}
