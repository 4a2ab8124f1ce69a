import { refusal } from '@app/errors';

export class RequestClosed extends refusal({
  kind: 'conflict',
  error: 'REQUEST_CLOSED',
  code: 'E265',
  en: 'The request is already closed. Its status is in details.',
  ko: '이미 종료된 요청입니다. 현재 상태는 details에 있습니다.',
  remedy: {
    en: 'Read the request to see who closed it and why. Create a new one if it is still needed.',
    ko: '요청을 조회하여 처리 결과를 확인하고, 필요하면 새로 요청하십시오.',
  },
}) {}

/** Its details name what has changed, with the values at asking and now; the first is about `version`. */
export class RequestStale extends refusal({
  kind: 'conflict',
  error: 'REQUEST_STALE',
  code: 'E350',
  en: 'The resource has changed since the request was made. Check details, and send its current version as confirm_version to approve.',
  ko: '요청 이후 대상이 변경되었습니다. details를 확인한 후 승인하려면 현재 버전을 confirm_version으로 보내십시오.',
  remedy: {
    en: 'Compare before and now in details. To approve nevertheless, repeat the request with the present version as confirm_version.',
    ko: 'details의 이전 값과 현재 값을 비교하십시오. 그래도 승인하려면 현재 버전을 confirm_version에 넣어 다시 요청하십시오.',
  },
}) {}

export class RequestVoid extends refusal({
  kind: 'conflict',
  error: 'REQUEST_VOID',
  code: 'E351',
  en: 'The request is void: the person who asked may no longer ask for this, or it has become impossible.',
  ko: '무효가 된 요청입니다. 요청한 사람이 더 이상 요청할 수 없거나 실행할 수 없는 작업입니다.',
  remedy: {
    en: 'Nothing can be done with this request. If the action is still needed, whoever may perform it calls its own route.',
    ko: '이 요청으로는 더 이상 할 수 있는 일이 없습니다. 작업이 여전히 필요하면 권한이 있는 사람이 해당 경로에서 직접 실행하십시오.',
  },
}) {}

/** A newer version of the application recorded the request. */
export class RequestUnknown extends refusal({
  kind: 'conflict',
  error: 'REQUEST_UNKNOWN',
  code: 'E352',
  en: 'This action cannot be performed by approval yet. Perform it by its own route and settle the request.',
  ko: '아직 승인으로 실행할 수 없는 작업입니다. 해당 경로에서 직접 실행한 후 요청을 완료 처리하십시오.',
  remedy: {
    en: 'Perform the action by its own route, then close the request with POST /requests/{id}/settle.',
    ko: '해당 경로에서 작업을 직접 실행한 후 POST /requests/{id}/settle로 요청을 종료하십시오.',
  },
}) {}
