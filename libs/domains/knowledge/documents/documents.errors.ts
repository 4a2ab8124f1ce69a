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

export class DocumentFull extends refusal({
  kind: 'conflict',
  error: 'DOCUMENT_FULL',
  code: 'E374',
  en: 'A document has at most 10,000 comments and 1,000 people who watch it.',
  ko: '문서 하나에는 댓글 10,000개와 알림을 받는 사람 1,000명까지만 등록할 수 있습니다.',
  remedy: {
    en: 'Delete comments that are not needed any more, or let people read the document without watching it.',
    ko: '필요 없는 댓글을 삭제하거나, 알림 없이 문서를 열람하도록 하십시오.',
  },
}) {}

export class VerifierIsNoReader extends refusal({
  kind: 'invalid',
  error: 'VERIFIER_IS_NO_READER',
  code: 'E367',
  en: 'verifier_id must name a person who may read the document.',
  ko: 'verifier_id는 문서를 열람할 수 있는 사람이어야 합니다.',
  remedy: {
    en: 'Give the person access to the document or its folder first, or name somebody who has it.',
    ko: '먼저 문서나 폴더의 접근 권한을 부여하거나, 이미 권한이 있는 사람을 지정하십시오.',
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
