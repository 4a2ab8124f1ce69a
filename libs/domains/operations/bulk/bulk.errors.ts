import { refusal } from '@app/errors';

export class TooManyRows extends refusal({
  kind: 'invalid',
  error: 'TOO_MANY_ROWS',
  code: 'E375',
  en: 'A bulk operation has at most 10,000 rows. Narrow the filter, or send fewer.',
  ko: '일괄 작업은 한 번에 10,000건까지 할 수 있습니다. 필터를 좁히거나 나누어 보내십시오.',
  remedy: {
    en: 'Split the rows by a filter, such as one department after another.',
    ko: '부서별로 나누는 등 필터로 대상을 나누십시오.',
  },
}) {}

export class PreviewExpired extends refusal({
  kind: 'conflict',
  error: 'PREVIEW_EXPIRED',
  code: 'E376',
  en: 'The preview is older than 15 minutes. Make a new one.',
  ko: '미리 보기를 만든 지 15분이 지났습니다. 다시 만드십시오.',
  remedy: {
    en: 'Send the action with `dry_run: true` again, and use the new preview_token.',
    ko: 'dry_run: true로 작업을 다시 보내고 새 preview_token을 사용하십시오.',
  },
}) {}

export class PreviewUsed extends refusal({
  kind: 'conflict',
  error: 'PREVIEW_USED',
  code: 'E377',
  en: 'The preview has been run already. Its job shows the result.',
  ko: '이미 실행한 미리 보기입니다. 결과는 해당 작업에서 확인하십시오.',
  remedy: {
    en: 'Find the job with GET /jobs?name=run_bulk, or make a new preview.',
    ko: 'GET /jobs?name=run_bulk로 작업을 찾거나 새 미리 보기를 만드십시오.',
  },
}) {}

export class UndoExpired extends refusal({
  kind: 'conflict',
  error: 'UNDO_EXPIRED',
  code: 'E378',
  en: 'The bulk operation ended more than 24 hours ago and can no longer be undone.',
  ko: '끝난 지 24시간이 지난 일괄 작업은 되돌릴 수 없습니다.',
  remedy: {
    en: 'Change the rows one by one, or by another bulk operation.',
    ko: '대상을 하나씩 변경하거나 다른 일괄 작업으로 변경하십시오.',
  },
}) {}

export class UndoUsed extends refusal({
  kind: 'conflict',
  error: 'UNDO_USED',
  code: 'E379',
  en: 'The bulk operation has been undone already, or is being undone.',
  ko: '이미 되돌렸거나 되돌리는 중인 일괄 작업입니다.',
  remedy: {
    en: 'Find the job with GET /jobs?name=undo_bulk.',
    ko: 'GET /jobs?name=undo_bulk로 작업을 확인하십시오.',
  },
}) {}

/** Its details name at most 100 of the changed rows. */
export class RowsChanged extends refusal({
  kind: 'conflict',
  error: 'ROWS_CHANGED',
  code: 'E380',
  en: 'Rows have changed since the bulk operation, so nothing was undone.',
  ko: '일괄 작업 이후에 변경된 항목이 있어 아무것도 되돌리지 않았습니다.',
  remedy: {
    en: '`details` names rows that have changed or are gone. Change the others one by one.',
    ko: 'details에 변경되었거나 없어진 항목이 있습니다. 나머지는 하나씩 변경하십시오.',
  },
}) {}

export class AlreadyReminded extends refusal({
  kind: 'conflict',
  error: 'ALREADY_REMINDED',
  code: 'E381',
  en: 'A reminder was sent within the last 24 hours.',
  ko: '최근 24시간 안에 이미 알림을 보냈습니다.',
  remedy: {
    en: 'Wait a day before you remind again.',
    ko: '하루가 지난 뒤 다시 보내십시오.',
  },
}) {}
