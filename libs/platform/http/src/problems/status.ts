import { HttpStatus } from '@nestjs/common';
import type { ErrorKind } from '@app/errors';

/** The HTTP status of each kind of domain error. */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: HttpStatus.BAD_REQUEST,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  forbidden: HttpStatus.FORBIDDEN,
  not_found: HttpStatus.NOT_FOUND,
  method_not_allowed: HttpStatus.METHOD_NOT_ALLOWED,
  timed_out: HttpStatus.REQUEST_TIMEOUT,
  conflict: HttpStatus.CONFLICT,
  precondition: HttpStatus.PRECONDITION_FAILED,
  too_large: HttpStatus.PAYLOAD_TOO_LARGE,
  url_too_long: HttpStatus.URI_TOO_LONG,
  unsupported_media: HttpStatus.UNSUPPORTED_MEDIA_TYPE,
  range: HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
  expectation: HttpStatus.EXPECTATION_FAILED,
  invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  rate_limited: HttpStatus.TOO_MANY_REQUESTS,
  headers_too_large: 431,
  internal: HttpStatus.INTERNAL_SERVER_ERROR,
  upstream: HttpStatus.BAD_GATEWAY,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};
