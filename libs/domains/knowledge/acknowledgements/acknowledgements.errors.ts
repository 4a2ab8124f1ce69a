import { refusal } from '@app/errors';

export class VersionOutdated extends refusal({
  kind: 'conflict',
  error: 'VERSION_OUTDATED',
  code: 'E366',
  en: 'This is not the current version of the document. Read the current one first.',
  ko: '문서의 현재 버전이 아닙니다. 먼저 현재 버전을 열람하십시오.',
  remedy: {
    en: 'Call GET /docs/{id} and send its `current_version` as `number`.',
    ko: 'GET /docs/{id}를 호출하여 current_version을 number로 보내십시오.',
  },
}) {}
