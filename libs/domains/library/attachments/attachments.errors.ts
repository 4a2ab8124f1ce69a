import { InvalidFileType, refusal } from '@app/errors';
import { UploadMissing, UploadOver, UploadPurposeWrong } from '@library/files';

export class UploadUsed extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_USED',
  code: 'E369',
  en: 'This upload is attached to something else already.',
  ko: '이미 다른 대상에 첨부된 업로드입니다.',
  remedy: {
    en: 'Each upload is attached once: create another one by POST /files/upload-url and send the file again.',
    ko: '업로드는 한 번만 첨부할 수 있습니다. POST /files/upload-url로 새 업로드를 만들어 파일을 다시 보내십시오.',
  },
}) {}

/** Errors of routes that take `upload_ids`, for `@Refuses`. */
export const ATTACHING = [InvalidFileType, UploadMissing, UploadOver, UploadPurposeWrong, UploadUsed];
