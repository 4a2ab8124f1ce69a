import { refusal } from '@app/errors';

export class UploadNotMovable extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_NOT_MOVABLE',
  code: 'E270',
  en: 'The file is not in a state that allows this.',
  ko: '현재 상태에서는 할 수 없는 작업입니다.',
}) {}

export class UploadMissing extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_MISSING',
  code: 'E271',
  en: 'Nothing has been uploaded yet. Send the file to the upload URL first.',
  ko: '아직 업로드된 파일이 없습니다. 먼저 업로드 URL로 파일을 전송하세요.',
}) {}

/** The upload was cancelled, has expired, or was refused before. */
export class UploadOver extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_OVER',
  code: 'E272',
  en: 'This upload is over. Begin a new one.',
  ko: '이미 끝난 업로드입니다. 새로 시작하세요.',
}) {}
