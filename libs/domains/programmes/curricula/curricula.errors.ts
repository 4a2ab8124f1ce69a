import { refusal } from '@app/errors';

export class CurriculumNotMovable extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_NOT_MOVABLE',
  code: 'E215',
  en: 'The curriculum is not in a state that allows this.',
  ko: '커리큘럼의 현재 상태에서는 할 수 없는 작업입니다.',
}) {}

export class CurriculumUnchanged extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_UNCHANGED',
  code: 'E216',
  en: 'Nothing has changed since the last version was published.',
  ko: '마지막 버전을 게시한 뒤 변경된 내용이 없습니다.',
}) {}

/** Its details say what is missing. */
export class CurriculumIncomplete extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_INCOMPLETE',
  code: 'E217',
  en: 'The curriculum cannot be published as it is.',
  ko: '커리큘럼을 지금 상태로는 게시할 수 없습니다.',
}) {}

export class PrerequisiteCycle extends refusal({
  kind: 'conflict',
  error: 'PREREQUISITE_CYCLE',
  code: 'E218',
  en: 'An item cannot wait for itself.',
  ko: '항목이 자기 자신을 선행 항목으로 기다릴 수 없습니다.',
}) {}

export class TooManyItems extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_ITEMS',
  code: 'E219',
  en: 'No curriculum has more than 300 items.',
  ko: '커리큘럼의 항목은 최대 300개입니다.',
}) {}

/** Somebody else may have added or removed one meanwhile. */
export class ItemsDiffer extends refusal({
  kind: 'conflict',
  error: 'ITEMS_DIFFER',
  code: 'E220',
  en: 'These are not all the items of the curriculum, each once.',
  ko: '커리큘럼의 모든 항목을 한 번씩 보내야 합니다.',
}) {}
