import { refusal } from '@app/errors';

export class SetlistFull extends refusal({
  kind: 'conflict',
  error: 'SETLIST_FULL',
  code: 'E300',
  en: 'A setlist has at most 200 scores. Remove some first.',
  ko: '세트리스트 하나에는 악보를 200개까지만 넣을 수 있습니다. 먼저 필요 없는 악보를 빼십시오.',
  remedy: {
    en: 'Remove scores that are not played, or create a second setlist.',
    ko: '연주하지 않는 악보를 빼거나 세트리스트를 하나 더 만드십시오.',
  },
}) {}

export class ScoreInSetlist extends refusal({
  kind: 'conflict',
  error: 'SCORE_IN_SETLIST',
  code: 'E301',
  en: 'The score is already in the setlist. Update its item instead.',
  ko: '이미 세트리스트에 있는 악보입니다. 기존 항목을 수정하십시오.',
  remedy: {
    en: 'Call PATCH /setlists/{id}/items/{item_id}, or leave the score out of the request.',
    ko: 'PATCH /setlists/{id}/items/{item_id}를 사용하거나 요청에서 이 악보를 빼십시오.',
  },
}) {}

export class SetlistChanged extends refusal({
  kind: 'conflict',
  error: 'SETLIST_CHANGED',
  code: 'E302',
  en: 'item_ids must name each item of the setlist exactly once.',
  ko: 'item_ids에는 세트리스트의 모든 항목을 한 번씩 지정하십시오.',
  remedy: {
    en: 'Read the items again and send all of their ids in the new order.',
    ko: '항목을 다시 조회하여 모든 ID를 새 순서로 보내십시오.',
  },
}) {}
