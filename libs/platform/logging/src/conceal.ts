const SECRET_NAMES =
  /^(authorization|cookie|set-cookie|hashed_password|new_password|old_password|current_password|password|password_hash|refresh_token|access_token|id_token|token|preview_token|undo_token|csrf_token|x-csrf-token|secret|client_secret|api_key|signature|x-amz-signature|recovery_codes?|otp|totp|challenge|otpauth_uri|sealed|credential|passkey)$/i;
/** Texts are cut at this length before they are searched. */
const MAX_LENGTH = 4_096;
const CUT = '…';

/**
 * Each takes linear time: a match begins only at the start of a word, and has a bounded length before its delimiter. A secret at the cut is
 * masked as far as it is kept.
 */
const SECRETS_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/((?:signature|token|secret|password|credential)=)[^&\s"'<>]+/gi, '$1***'],
  [/([?&](?:code|sig|key)=)[^&\s"'<>]+/gi, '$1***'],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, '$1 ***'],
  [/tutti_[a-z0-9]{8}_[\w-]+/gi, 'tutti_***'],
  [/\beyJ[\w-]{1,512}\.[\w-]+(?:\.[\w-]*|(?=…$))/g, '***'],
  [/(\b\w{1,32}:\/\/[^\s:/@]*:)[^\s/@]+(?=@|…$)/g, '$1***'],
];
// C0 with CR, LF and ESC, DEL, C1 with its one-byte CSI, and the two line ends that only JavaScript knows.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const MAX_DEPTH = 6;
const MASK = '***';

/**
 * The first 4 KiB of `text` on one line, without signatures, tokens and passwords: it cannot begin another log line or colour the terminal.
 */
export function concealText(text: string): string {
  const whole = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}${CUT}` : text;
  return masked(whole).replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `text` with its secrets masked, whatever its length. */
export const masked = (text: string): string => SECRETS_IN_TEXT.reduce((rest, [secret, mask]) => rest.replace(secret, mask), text);

/** `value` without secrets, to a depth of six; deeper fields are not logged. */
export function conceal(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return concealText(value);
  if (value instanceof Error) return concealError(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return depth === MAX_DEPTH ? '…' : concealFields(value, depth);
}

function concealFields(value: object, depth: number): object {
  if (Array.isArray(value)) return value.map((item) => conceal(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET_NAMES.test(name) ? MASK : conceal(inner, depth + 1)]),
  );
}

/**
 * The message and the stack of an error. Other fields are dropped: those of a failed query have its parameters, those of a failed insert
 * the row.
 */
export function concealError(error: Error, depth = 0): object {
  const { name, message, stack = '', code, cause } = error as Error & { code?: string | number };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message: concealText(message),
    stack: [`${name}: ${concealText(message)}`, ...frames].join('\n'),
    ...(code !== undefined && { code: String(code) }),
    ...(cause instanceof Error && depth < MAX_DEPTH && { cause: concealError(cause, depth + 1) }),
  };
}
