import { refusal } from '@app/errors';

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
