import { refusal } from '@app/errors';

export class SetlistFull extends refusal({
  kind: 'conflict',
  error: 'SETLIST_FULL',
  code: 'E300',
  en: 'A setlist has at most 200 scores.',
  ko: '세트리스트 하나에는 악보를 200개까지만 넣을 수 있습니다.',
}) {}

export class ScoreInSetlist extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_SETLIST',
  code: 'E301',
  en: 'The score is in the setlist already.',
  ko: '이미 세트리스트에 있는 악보입니다.',
}) {}

export class SetlistChanged extends refusal({
  kind: 'conflict',
  error: 'SETLIST_CHANGED',
  code: 'E302',
  en: 'The order has to name each item of the setlist once.',
  ko: '순서에는 세트리스트의 모든 항목이 한 번씩 있어야 합니다.',
}) {}
