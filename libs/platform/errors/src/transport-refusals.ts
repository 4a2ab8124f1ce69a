import { refusal } from './domain-error';

export class MalformedRequest extends refusal({
  kind: 'malformed',
  error: 'MALFORMED_REQUEST',
  code: 'E101',
  en: 'The request is malformed and could not be read.',
  ko: '요청의 형식이 잘못되어 읽을 수 없습니다.',
  remedy: {
    en: 'Send valid JSON in UTF-8, and a well-formed URL.',
    ko: '올바른 UTF-8 JSON과 올바른 형식의 URL로 요청하십시오.',
  },
}) {}

export class BodyTooLarge extends refusal({
  kind: 'too_large',
  error: 'BODY_TOO_LARGE',
  code: 'E102',
  en: 'The request is too large.',
  ko: '요청이 너무 큽니다.',
  remedy: {
    en: 'Send less: bodies have at most 1 MiB, or the limit that the operation names.',
    ko: '본문을 줄이십시오. 본문은 최대 1MiB이며, 다른 한도는 해당 API 설명에 있습니다.',
  },
}) {}

export class MethodNotAllowed extends refusal({
  kind: 'method_not_allowed',
  error: 'METHOD_NOT_ALLOWED',
  code: 'E105',
  en: 'This address does not support this method. See the Allow header.',
  ko: '이 주소에서 지원하지 않는 메서드입니다. Allow 헤더를 확인하십시오.',
  remedy: {
    en: 'Use one of the methods in the `Allow` header.',
    ko: 'Allow 헤더에 있는 메서드를 사용하십시오.',
  },
}) {}

export class UnsupportedMedia extends refusal({
  kind: 'unsupported_media',
  error: 'UNSUPPORTED_MEDIA_TYPE',
  code: 'E106',
  en: 'Unsupported content type. Use application/json, or the type that is documented for this route.',
  ko: '지원하지 않는 콘텐츠 형식입니다. application/json 또는 이 경로의 문서에 명시된 형식을 사용하십시오.',
  remedy: {
    en: 'Set `Content-Type: application/json`; for file imports, multipart/form-data.',
    ko: 'Content-Type을 application/json으로 지정하십시오. 파일 가져오기에는 multipart/form-data를 사용하십시오.',
  },
}) {}

export class IdempotencyKeyReused extends refusal({
  kind: 'invalid',
  error: 'IDEMPOTENCY_KEY_REUSED',
  code: 'E109',
  en: 'This Idempotency-Key was used for another request. Use a new key.',
  ko: '이 Idempotency-Key는 다른 요청에 이미 사용되었습니다. 새 키를 사용하십시오.',
  remedy: {
    en: 'Make a new key for each new request. Reuse a key only to repeat the same request.',
    ko: '요청마다 새 키를 만드십시오. 같은 키는 같은 요청을 반복할 때만 사용하십시오.',
  },
}) {}

export class IdempotencyInProgress extends refusal({
  kind: 'conflict',
  error: 'IDEMPOTENCY_IN_PROGRESS',
  code: 'E110',
  en: 'The first request with this Idempotency-Key is still running. Try again later.',
  ko: '이 Idempotency-Key의 첫 요청이 아직 처리 중입니다. 잠시 후 다시 시도하십시오.',
  remedy: {
    en: 'Wait a second, then repeat the request with the same key.',
    ko: '잠시 후 같은 키로 다시 요청하십시오.',
  },
}) {}

/** The answer held a secret or a signed URL, so it was not stored. */
export class IdempotencyReplayUnavailable extends refusal({
  kind: 'conflict',
  error: 'IDEMPOTENCY_REPLAY_UNAVAILABLE',
  code: 'E111',
  en: 'A request with this Idempotency-Key already succeeded; the original response is not stored.',
  ko: '이 Idempotency-Key의 요청은 이미 처리되었으며, 원래 응답은 저장되지 않습니다.',
  remedy: {
    en: 'Do not repeat it. Read the resource to see the effect; for a new secret or URL, use a new key.',
    ko: '다시 보내지 말고 결과를 조회하십시오. 새 비밀 값이나 URL이 필요하면 새 키를 사용하십시오.',
  },
}) {}

export class UrlTooLong extends refusal({
  kind: 'url_too_long',
  error: 'URL_TOO_LONG',
  code: 'E112',
  en: 'The URL is too long.',
  ko: 'URL이 너무 깁니다.',
  remedy: {
    en: 'Shorten the path and the query: fewer filters, or a shorter search text.',
    ko: '필터나 검색어를 줄여 URL을 짧게 하십시오.',
  },
}) {}

export class HeadersTooLarge extends refusal({
  kind: 'headers_too_large',
  error: 'HEADERS_TOO_LARGE',
  code: 'E113',
  en: 'The request headers are too large.',
  ko: '요청 헤더가 너무 큽니다.',
  remedy: {
    en: 'Send fewer or smaller headers and cookies.',
    ko: '헤더와 쿠키의 수나 크기를 줄이십시오.',
  },
}) {}

export class RequestTimedOut extends refusal({
  kind: 'timed_out',
  error: 'REQUEST_TIMED_OUT',
  code: 'E114',
  en: 'The request took too long to arrive.',
  ko: '요청 수신 시간이 초과되었습니다.',
  remedy: {
    en: 'Repeat the request over a faster connection.',
    ko: '더 빠른 연결에서 다시 요청하십시오.',
  },
}) {}

export class ExpectationFailed extends refusal({
  kind: 'expectation',
  error: 'EXPECTATION_FAILED',
  code: 'E115',
  en: 'The Expect header is not supported, except for 100-continue.',
  ko: 'Expect 헤더는 100-continue만 지원합니다.',
  remedy: {
    en: 'Remove the `Expect` header.',
    ko: 'Expect 헤더를 제거하십시오.',
  },
}) {}

/** The answer's `Content-Range` has the size of the file. */
export class RangeNotSatisfiable extends refusal({
  kind: 'range',
  error: 'RANGE_NOT_SATISFIABLE',
  code: 'E116',
  en: 'The requested range begins after the end of the file.',
  ko: '요청한 범위의 시작이 파일의 끝을 벗어났습니다.',
  remedy: {
    en: 'Ask for a range within the size in `Content-Range`, or for the whole file.',
    ko: 'Content-Range에 있는 크기 안의 범위나 전체 파일을 요청하십시오.',
  },
}) {}
