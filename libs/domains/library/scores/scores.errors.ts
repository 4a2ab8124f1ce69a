import { refusal } from '@app/errors';

export class ScoreInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_TRASH',
  code: 'E290',
  en: 'The score is in the trash. Restore it first.',
  ko: '휴지통에 있는 악보입니다. 먼저 복원하십시오.',
}) {}

export class ScoreNotInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_IN_TRASH',
  code: 'E291',
  en: 'The score is not in the trash. Move it to the trash first.',
  ko: '휴지통에 없는 악보입니다. 먼저 휴지통으로 옮기십시오.',
}) {}

export class ScoreNotReady extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_READY',
  code: 'E292',
  en: 'The file of the score is still being processed. Try again in a moment.',
  ko: '악보 파일을 아직 처리하고 있습니다. 잠시 후 다시 시도하십시오.',
}) {}

export class ScoreUnreadable extends refusal({
  kind: 'conflict',
  error: 'SCORE_UNREADABLE',
  code: 'E293',
  en: 'The file of the score could not be read. The failure field of the score tells why.',
  ko: '악보 파일을 읽을 수 없습니다. 이유는 악보의 failure 필드에서 확인하십시오.',
}) {}

export class TooManyTags extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_TAGS',
  code: 'E294',
  en: 'A score has at most 30 tags. Remove some first.',
  ko: '악보 하나에는 태그를 30개까지만 붙일 수 있습니다. 먼저 필요 없는 태그를 삭제하십시오.',
}) {}

export class TooManyVersions extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_VERSIONS',
  code: 'E295',
  en: 'A score has at most 20 versions. Delete one that is no longer needed.',
  ko: '악보 하나에는 버전을 20개까지만 둘 수 있습니다. 필요 없는 버전을 삭제하십시오.',
}) {}

export class VersionInUse extends refusal({
  kind: 'conflict',
  error: 'VERSION_IN_USE',
  code: 'E296',
  en: 'The current version cannot be deleted. Set another version as the current one first.',
  ko: '현재 버전은 삭제할 수 없습니다. 먼저 다른 버전을 현재 버전으로 지정하십시오.',
}) {}
