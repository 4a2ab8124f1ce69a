import { refusal } from '@app/errors';

export class SetlistFull extends refusal({
  kind: 'conflict',
  error: 'SETLIST_FULL',
  code: 'E300',
  en: 'A setlist has at most 200 scores. Remove some first.',
  ko: '세트리스트 하나에는 악보를 200개까지만 넣을 수 있습니다. 먼저 필요 없는 악보를 빼십시오.',
}) {}

export class ScoreInSetlist extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_SETLIST',
  code: 'E301',
  en: 'The score is already in the setlist. Update its item instead.',
  ko: '이미 세트리스트에 있는 악보입니다. 기존 항목을 수정하십시오.',
}) {}

export class SetlistChanged extends refusal({
  kind: 'conflict',
  error: 'SETLIST_CHANGED',
  code: 'E302',
  en: 'item_ids must name each item of the setlist exactly once.',
  ko: 'item_ids에는 세트리스트의 모든 항목을 한 번씩 지정하십시오.',
}) {}
