import { refusal } from '@app/errors';

export class CurriculumNotMovable extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_NOT_MOVABLE',
  code: 'E215',
  en: 'The status of the curriculum does not allow this.',
  ko: '커리큘럼의 현재 상태에서는 할 수 없는 작업입니다.',
  remedy: {
    en: '`details` names the status and the open moves. Use one of them, or copy the curriculum.',
    ko: 'details에 현재 상태와 가능한 작업이 있습니다. 그중 하나를 사용하거나 커리큘럼을 복사하십시오.',
  },
}) {}

export class CurriculumUnchanged extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_UNCHANGED',
  code: 'E216',
  en: 'The draft has not changed since the last version was published.',
  ko: '마지막 버전을 게시한 뒤 변경된 내용이 없습니다.',
  remedy: {
    en: 'Change the draft first, or keep the current version.',
    ko: '초안을 먼저 변경하거나 현재 버전을 그대로 사용하십시오.',
  },
}) {}

/** The details name the fields to correct. */
export class CurriculumIncomplete extends refusal({
  kind: 'conflict',
  error: 'CURRICULUM_INCOMPLETE',
  code: 'E217',
  en: 'The curriculum is incomplete. Correct the listed fields before you publish it.',
  ko: '커리큘럼이 완성되지 않았습니다. 표시된 필드를 수정한 후 게시하십시오.',
  remedy: {
    en: 'Correct the fields in `details`, then publish again.',
    ko: 'details에 있는 항목을 수정한 뒤 다시 게시하십시오.',
  },
}) {}

export class PrerequisiteCycle extends refusal({
  kind: 'conflict',
  error: 'PREREQUISITE_CYCLE',
  code: 'E218',
  en: 'The prerequisites form a cycle. An item must not depend on itself.',
  ko: '선행 항목이 순환합니다. 항목은 자기 자신을 선행 항목으로 가질 수 없습니다.',
  remedy: {
    en: 'Remove one of the prerequisites that lead back to the item.',
    ko: '항목 자신으로 되돌아오는 선행 항목을 하나 제거하십시오.',
  },
}) {}

export class TooManyItems extends refusal({
  kind: 'conflict',
  error: 'TOO_MANY_ITEMS',
  code: 'E219',
  en: 'A curriculum can have at most 300 items.',
  ko: '커리큘럼에는 항목을 300개까지만 등록할 수 있습니다.',
  remedy: {
    en: 'Delete or merge items, or split the curriculum into two.',
    ko: '항목을 삭제하거나 합치고, 필요하면 커리큘럼을 둘로 나누십시오.',
  },
}) {}

/** Another user may have added or removed an item meanwhile. */
export class ItemsDiffer extends refusal({
  kind: 'conflict',
  error: 'ITEMS_DIFFER',
  code: 'E220',
  en: 'item_ids must contain every item of the curriculum exactly once. Reload the items and try again.',
  ko: 'item_ids에는 커리큘럼의 모든 항목이 정확히 한 번씩 있어야 합니다. 항목을 다시 조회한 뒤 다시 시도하십시오.',
  remedy: {
    en: 'Read the items again and send all of their ids in the new order.',
    ko: '항목을 다시 조회하여 모든 ID를 새 순서로 보내십시오.',
  },
}) {}
