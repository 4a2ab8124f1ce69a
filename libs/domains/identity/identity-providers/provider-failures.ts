import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { type DomainError, Unavailable } from '@app/errors';
import { IdentityNotProven, ProviderRefused } from './identity-providers.errors';
import { Outrage } from './outbound';

const COME_BACK_IN_S = 30;

/** Temporary errors (RFC 6749, section 4.1.2.1). */
const PASSING = new Set(['temporarily_unavailable', 'server_error']);
/** Errors of our configuration (RFC 6749, section 5.2). The user cannot do anything about them. */
const OURS = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope']);

/** Codes of a `ClientError` that mean that no valid answer came. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** Translates a failed request to a provider into an error for the user. Undefined for other failures. */
export function refusalFor(error: unknown): DomainError | undefined {
  if (isOutage(error)) return away();
  if (error instanceof AuthorizationResponseError) return new ProviderRefused();
  const isRefusal = [ResponseBodyError, WWWAuthenticateChallengeError, ClientError].some((kind) => error instanceof kind);
  return isRefusal ? new IdentityNotProven() : undefined;
}

function isOutage(error: unknown): boolean {
  if (error instanceof ClientError) return NO_ANSWER.has(error.code ?? '') || isOutage(error.cause);
  return error instanceof Outrage || isTheirs(error);
}

/** Tells whether the provider reported an error that the user cannot do anything about. */
function isTheirs(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError) return PASSING.has(error.error);
  return error instanceof ResponseBodyError && (error.status >= 500 || OURS.has(error.error));
}

const away = () => new Unavailable(undefined, COME_BACK_IN_S);

/** Describes a failure for the log, without the answer, which may contain codes and tokens. */
export function outlineOf(error: unknown): string {
  const { name, message, code, cause } = error as Error & { code?: string };
  const inner = cause instanceof Error ? `: ${cause.message}` : '';
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return `${name} ${error.error}`;
  return `${[name, code, message].filter(Boolean).join(' ')}${inner}`;
}
