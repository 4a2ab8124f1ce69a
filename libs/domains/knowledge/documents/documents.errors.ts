import { InvalidFileType, refusal } from '@app/errors';
import { UploadMissing, UploadOver, UploadPurposeWrong } from '@library/files';

/** Refusals of uploads. */
export const TAKING = [InvalidFileType, UploadMissing, UploadOver, UploadPurposeWrong];

/** A document is Markdown or a file for good. */
export class DocumentFormatWrong extends refusal({
  kind: 'invalid',
  error: 'DOCUMENT_FORMAT_WRONG',
  code: 'E365',
  en: 'A document has either a text (body) or a file (upload_id), as its format says.',
  ko: '문서에는 형식에 따라 본문(body) 또는 파일(upload_id) 중 하나만 지정할 수 있습니다.',
  remedy: {
    en: 'Send `body` for a document of the format markdown, and `upload_id` for one of the format file.',
    ko: 'markdown 형식의 문서에는 body를, file 형식의 문서에는 upload_id를 보내십시오.',
  },
}) {}

export class DocumentNotMovable extends refusal({
  kind: 'conflict',
  error: 'DOCUMENT_NOT_MOVABLE',
  code: 'E353',
  en: 'The state of the document or of its draft does not allow this.',
  ko: '문서 또는 초안의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: {
    en: '`details` names the status and the open moves. A draft in review is returned first; an archived document is restored first.',
    ko: 'details에 현재 상태와 가능한 작업이 있습니다. 검토 중인 초안은 먼저 반려하고, 보관된 문서는 먼저 복원하십시오.',
  },
}) {}
