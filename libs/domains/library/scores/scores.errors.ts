import { refusal } from '@app/errors';

export class ScoreInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_TRASH',
  code: 'E290',
  en: 'The score is in the trash. Restore it first.',
  ko: '휴지통에 있는 악보입니다. 먼저 복원하세요.',
}) {}

export class ScoreNotInTrash extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_IN_TRASH',
  code: 'E291',
  en: 'The score is not in the trash.',
  ko: '휴지통에 있는 악보가 아닙니다.',
}) {}

export class ScoreNotReady extends refusal({
  kind: 'conflict',
  error: 'SCORE_NOT_READY',
  code: 'E292',
  en: 'The file of the score is still being read. Come back in a moment.',
  ko: '악보 파일을 아직 읽는 중입니다. 잠시 후 다시 시도하세요.',
}) {}

export class ScoreUnreadable extends refusal({
  kind: 'conflict',
  error: 'SCORE_UNREADABLE',
  code: 'E293',
  en: 'The file of the score could not be read. What is wrong with it, the score says.',
  ko: '악보 파일을 읽을 수 없습니다. 이유는 악보 정보에서 확인하세요.',
}) {}

export class TooManyTags extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_TAGS',
  code: 'E294',
  en: 'A score has at most 30 tags.',
  ko: '악보 하나에는 태그를 30개까지만 붙일 수 있습니다.',
}) {}

export class TooManyVersions extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_VERSIONS',
  code: 'E295',
  en: 'A score has at most 20 versions. Delete one that is not needed any more.',
  ko: '악보 하나에는 버전을 20개까지만 둘 수 있습니다. 필요 없는 버전을 삭제하세요.',
}) {}

export class VersionInUse extends refusal({
  kind: 'conflict',
  error: 'VERSION_IN_USE',
  code: 'E296',
  en: 'This is the version that is shown. Make another one current first.',
  ko: '현재 사용 중인 버전입니다. 먼저 다른 버전을 현재 버전으로 지정하세요.',
}) {}
