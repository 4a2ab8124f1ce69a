import { refusal } from '@app/errors';

export class UploadNotMovable extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_NOT_MOVABLE',
  code: 'E270',
  en: 'The status of the file does not allow this. If the file is still being processed, try again in a moment.',
  ko: '파일의 현재 상태에서는 할 수 없는 작업입니다. 파일을 처리하고 있다면 잠시 후 다시 시도하십시오.',
  remedy: {
    en: '`details` names the status. Committed files are deleted by what they belong to, such as the score.',
    ko: 'details에서 상태를 확인하십시오. 이미 사용된 파일은 악보 등 해당 대상을 통해 삭제하십시오.',
  },
}) {}

export class UploadMissing extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_MISSING',
  code: 'E271',
  en: 'The file has not been uploaded yet. PUT it to upload_url first.',
  ko: '아직 업로드된 파일이 없습니다. 먼저 upload_url로 파일을 전송하십시오.',
  remedy: {
    en: 'PUT the bytes to `upload_url` with the headers of the answer, then repeat this request.',
    ko: '응답의 헤더와 함께 upload_url로 파일을 PUT한 뒤 다시 요청하십시오.',
  },
}) {}

/** Limits the number of files in addition to their size. */
export class TooManyFiles extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_FILES',
  code: 'E273',
  en: 'You have reached the maximum number of files or open uploads. Delete files permanently, or finish or cancel uploads.',
  ko: '보관할 수 있는 파일 수 또는 동시에 진행할 수 있는 업로드 수를 초과했습니다. 파일을 완전히 삭제하거나 업로드를 완료 또는 취소하십시오.',
  remedy: {
    en: 'Empty the trash, or commit or cancel the uploads that are open.',
    ko: '휴지통을 비우거나 진행 중인 업로드를 완료 또는 취소하십시오.',
  },
}) {}

/** The upload was cancelled, has expired, or was rejected before. */
export class UploadOver extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_OVER',
  code: 'E272',
  en: 'This upload has ended. Create a new one.',
  ko: '이미 종료된 업로드입니다. 새 업로드를 만드십시오.',
  remedy: {
    en: 'Call POST /files/upload-url again: the upload was cancelled, rejected, or not sent in time.',
    ko: '취소, 거부되었거나 시간이 지난 업로드입니다. POST /files/upload-url을 다시 호출하십시오.',
  },
}) {}

export class UploadPurposeWrong extends refusal({
  kind: 'conflict',
  error: 'UPLOAD_PURPOSE_WRONG',
  code: 'E368',
  en: 'This upload was created for another purpose.',
  ko: '다른 용도로 만든 업로드입니다.',
  remedy: {
    en: 'Create an upload with the purpose that its use needs, such as `attachment`, by POST /files/upload-url.',
    ko: 'POST /files/upload-url로 용도(purpose)를 attachment 등 사용처에 맞게 지정해 새 업로드를 만드십시오.',
  },
}) {}

/** Files are not served before they have been scanned, where a scanner is configured. */
export class FileNotReady extends refusal({
  kind: 'conflict',
  error: 'FILE_NOT_READY',
  code: 'E370',
  en: 'The file has not been checked for malware yet, or has not passed. It cannot be downloaded.',
  ko: '악성 코드 검사가 끝나지 않았거나 통과하지 못한 파일이므로 내려받을 수 없습니다.',
  remedy: {
    en: 'Wait until the status of the file is `ready`. A file with `failure: infected` is deleted.',
    ko: '파일의 status가 ready가 될 때까지 기다리십시오. failure가 infected인 파일은 삭제됩니다.',
  },
}) {}
