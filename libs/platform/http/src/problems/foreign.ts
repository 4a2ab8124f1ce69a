import { HttpException } from '@nestjs/common';
import { isOutage } from '@app/database';
import {
  BodyTooLarge,
  DomainError,
  ExpectationFailed,
  Forbidden,
  HeadersTooLarge,
  InternalError,
  InvalidToken,
  MalformedRequest,
  MethodNotAllowed,
  NotFound,
  PreconditionFailed,
  RangeNotSatisfiable,
  RateLimited,
  RequestTimedOut,
  Unavailable,
  UnsupportedMedia,
  UrlTooLong,
  ValidationFailed,
} from '@app/errors';
import { ROUTE } from '@app/i18n';

/** Seconds until Postgres is usually back. */
const OUTAGE_RETRY_S = 2;

/** Our error for each status that Nest, Fastify and Node answer with by themselves. */
const BY_STATUS: Readonly<Record<number, () => DomainError>> = {
  401: () => new InvalidToken(),
  403: () => new Forbidden(),
  404: () => new NotFound(ROUTE),
  405: () => new MethodNotAllowed(),
  408: () => new RequestTimedOut(),
  412: () => new PreconditionFailed(),
  413: () => new BodyTooLarge(),
  414: () => new UrlTooLong(),
  415: () => new UnsupportedMedia(),
  416: () => new RangeNotSatisfiable(),
  417: () => new ExpectationFailed(),
  422: () => new ValidationFailed(),
  429: () => new RateLimited(),
  431: () => new HeadersTooLarge(),
  503: () => new Unavailable(),
};

/** Our error for codes of node:http's parser, which gives up on a connection, and of Postgres, which gives up on a query or a conflict. */
const BY_CODE: Readonly<Record<string, () => DomainError>> = {
  HPE_HEADER_OVERFLOW: () => new HeadersTooLarge(),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () => new BodyTooLarge(),
  ERR_HTTP_REQUEST_TIMEOUT: () => new RequestTimedOut(),
  '57014': () => new Unavailable(),
  '40001': () => new Unavailable(),
  '40P01': () => new Unavailable(),
};

/** A value that Postgres cannot store. Validation should have refused it; it is the caller's error nevertheless. */
const UNHOLDABLE = /^22(?:003|007|008|021|P02|P05)$/;

interface Foreign {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly driverError?: Foreign;
}

/** Converts any error to a `DomainError`. An unexpected one becomes an internal error. */
export function asRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  if (isOutage(error)) return new Unavailable(undefined, OUTAGE_RETRY_S);
  const { driverError, ...own } = reading(error);
  const { statusCode, code, severity } = driverError ? reading(driverError) : own;
  if (typeof code === 'string') {
    const known = ofCode(code, severity !== undefined);
    if (known) return known;
  }
  return ofStatus(typeof statusCode === 'number' ? statusCode : 500);
}

const reading = (error: unknown): Foreign => {
  const { statusCode, code, severity, driverError } = (error ?? {}) as Foreign;
  return { statusCode, code, severity, driverError };
};

function ofCode(code: string, ofPostgres: boolean): DomainError | undefined {
  if (ofPostgres && UNHOLDABLE.test(code)) return new ValidationFailed();
  return BY_CODE[code]?.() ?? (code.startsWith('HPE_') ? new MalformedRequest() : undefined);
}

const ofStatus = (status: number): DomainError => BY_STATUS[status]?.() ?? (status < 500 ? new MalformedRequest() : new InternalError());
