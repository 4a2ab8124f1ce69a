import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** Maximum length of a field. No field of an authenticator's answer without certificates is as long. */
const MAX_TEXT = 8_000;
const MAX_TRANSPORTS = 10;
const BASE64URL = /^[\w-]+$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isBytes = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT && BASE64URL.test(value);

/** Reads the fields of a credential, if all of `names` are there. Fields that a browser adds are ignored. */
function partsOf<Name extends string>(given: unknown, names: readonly Name[]) {
  if (!isRecord(given) || !isRecord(given.response)) return undefined;
  const { id, rawId, type, response } = given;
  if (!isBytes(id) || rawId !== id || type !== 'public-key' || !names.every((name) => isBytes(response[name]))) return undefined;
  return {
    id,
    rawId: id,
    type,
    clientExtensionResults: {},
    response: response as Readonly<Record<string, unknown>> & Record<Name, string>,
  } as const;
}

/** Reads the answer of `navigator.credentials.create()`, in the JSON of WebAuthn. Undefined if it has another shape. */
export function attestationIn(given: unknown): RegistrationResponseJSON | undefined {
  const parts = partsOf(given, ['clientDataJSON', 'attestationObject']);
  if (!parts) return undefined;
  const { clientDataJSON, attestationObject, transports } = parts.response;
  return { ...parts, response: { clientDataJSON, attestationObject, transports: transportsIn(transports) } };
}

/** Reads the answer of `navigator.credentials.get()`, in the same form. */
export function assertionIn(given: unknown): AuthenticationResponseJSON | undefined {
  const parts = partsOf(given, ['clientDataJSON', 'authenticatorData', 'signature']);
  if (!parts) return undefined;
  const { clientDataJSON, authenticatorData, signature, userHandle } = parts.response;
  return { ...parts, response: { clientDataJSON, authenticatorData, signature, ...(isBytes(userHandle) && { userHandle }) } };
}

/** The standard may add new ways to reach an authenticator, so any short word is accepted. */
const transportsIn = (given: unknown): string[] =>
  Array.isArray(given)
    ? [...new Set(given.filter((one): one is string => typeof one === 'string' && /^[a-z-]{1,20}$/.test(one)))].slice(0, MAX_TRANSPORTS)
    : [];

/** The client data: the challenge and the origin for which the browser asked the authenticator. */
interface ClientData {
  readonly challenge: string;
  /** True if the page was in a frame of a page of another origin. */
  readonly crossOrigin: boolean;
}

export function clientDataIn(clientDataJSON: string): ClientData | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    if (!isRecord(data) || typeof data.challenge !== 'string') return undefined;
    return { challenge: data.challenge, crossOrigin: data.crossOrigin === true };
  } catch {
    return undefined;
  }
}
