import { refusal } from '@app/errors';

export class GapDocumentUnreadable extends refusal({
  kind: 'invalid',
  error: 'GAP_DOCUMENT_UNREADABLE',
  code: 'E393',
  en: 'document_id must be a published document that you may read.',
  ko: 'document_id는 열람 권한이 있는 게시된 문서여야 합니다.',
  remedy: { en: 'Publish the document first, or send the ID of another one.', ko: '문서를 먼저 게시하거나 다른 문서의 ID를 보내십시오.' },
}) {}

export class GapNotOpen extends refusal({
  kind: 'conflict',
  error: 'GAP_NOT_OPEN',
  code: 'E400',
  en: 'The state of the knowledge gap does not allow this.',
  ko: '지식 공백의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: { en: 'Read the gap again: only open gaps are closed, only others reopened.', ko: '지식 공백의 상태를 다시 확인하십시오.' },
}) {}
