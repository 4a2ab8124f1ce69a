import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { type DomainError, Unavailable } from '@app/errors';
import { IdentityNotProven, ProviderRefused } from './identity-providers.errors';
import { Outrage } from './outbound';

const COME_BACK_IN_S = 30;

/** Of RFC 6749, section 4.1.2.1: not now. */
const PASSING = new Set(['temporarily_unavailable', 'server_error']);
/** Of section 5.2: we are the ones who are wrong, and whoever wants to sign in can do nothing about it. */
const OURS = new Set(['invalid_client', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope']);

/** Codes of a ClientError that say that nobody answered as a provider would. */
const NO_ANSWER = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/** What a failed conversation with a provider means for whoever wanted to sign in. Undefined for what is no such failure. */
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

/** Said in words, and nothing that whoever signs in could do about. */
function isTheirs(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError) return PASSING.has(error.error);
  return error instanceof ResponseBodyError && (error.status >= 500 || OURS.has(error.error));
}

const away = () => new Unavailable(undefined, COME_BACK_IN_S);

/** What to tell whoever runs the system: never what was answered, among which are codes and tokens. */
export function outlineOf(error: unknown): string {
  const { name, message, code, cause } = error as Error & { code?: string };
  const inner = cause instanceof Error ? `: ${cause.message}` : '';
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return `${name} ${error.error}`;
  return `${name} ${code ?? ''} ${message}${inner}`;
}
