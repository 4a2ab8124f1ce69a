import { refusal } from '@app/errors';

export class ScoreInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_TRASH',
  code: 'E290',
  en: 'The score is in the trash. Restore it first.',
  ko: '휴지통에 있는 악보입니다. 먼저 복원하십시오.',
  remedy: {
    en: 'Call POST /scores/{id}/restore, then repeat the request.',
    ko: 'POST /scores/{id}/restore로 복원한 뒤 다시 요청하십시오.',
  },
}) {}

export class ScoreNotInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_IN_TRASH',
  code: 'E291',
  en: 'The score is not in the trash. Move it to the trash first.',
  ko: '휴지통에 없는 악보입니다. 먼저 휴지통으로 옮기십시오.',
  remedy: {
    en: 'Call DELETE /scores/{id} first; then it can be restored or deleted permanently.',
    ko: '먼저 DELETE /scores/{id}로 휴지통에 옮기십시오.',
  },
}) {}

export class ScoreNotReady extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_READY',
  code: 'E292',
  en: 'The file of the score is still being processed. Try again in a moment.',
  ko: '악보 파일을 아직 처리하고 있습니다. 잠시 후 다시 시도하십시오.',
  remedy: {
    en: 'Ask GET /scores/{id} until `status` is `ready`, a second between two requests.',
    ko: 'status가 ready가 될 때까지 GET /scores/{id}를 1초 간격으로 조회하십시오.',
  },
}) {}

export class ScoreUnreadable extends refusal({
  kind: 'conflict',
  error: 'SCORE_UNREADABLE',
  code: 'E293',
  en: 'The file of the score could not be read. The failure field of the score tells why.',
  ko: '악보 파일을 읽을 수 없습니다. 이유는 악보의 failure 필드에서 확인하십시오.',
  remedy: {
    en: 'Upload a repaired file as a new version, without password or damage.',
    ko: '암호가 없고 손상되지 않은 파일을 새 버전으로 업로드하십시오.',
  },
}) {}

export class TooManyTags extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_TAGS',
  code: 'E294',
  en: 'A score has at most 30 tags. Remove some first.',
  ko: '악보 하나에는 태그를 30개까지만 붙일 수 있습니다. 먼저 필요 없는 태그를 삭제하십시오.',
  remedy: {
    en: 'Send at most 30 tags in all, or remove tags in the same change.',
    ko: '태그가 모두 30개 이하가 되도록 줄여서 보내십시오.',
  },
}) {}

export class TooManyVersions extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_VERSIONS',
  code: 'E295',
  en: 'A score has at most 20 versions. Delete one that is no longer needed.',
  ko: '악보 하나에는 버전을 20개까지만 둘 수 있습니다. 필요 없는 버전을 삭제하십시오.',
  remedy: {
    en: 'Call DELETE /scores/{id}/versions/{number} for one that is not current.',
    ko: '현재 버전이 아닌 버전을 DELETE /scores/{id}/versions/{number}로 삭제하십시오.',
  },
}) {}

export class VersionInUse extends refusal({
  kind: 'conflict',
  error: 'VERSION_IN_USE',
  code: 'E296',
  en: 'The current version cannot be deleted. Set another version as the current one first.',
  ko: '현재 버전은 삭제할 수 없습니다. 먼저 다른 버전을 현재 버전으로 지정하십시오.',
  remedy: {
    en: 'Call POST /scores/{id}/versions/{number}/make_current for another version.',
    ko: '다른 버전에 POST /scores/{id}/versions/{number}/make_current를 호출하십시오.',
  },
}) {}
