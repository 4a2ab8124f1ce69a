/** Every character below is composed already. */
const MAY_BE_DECOMPOSED = /[^\u0000-\u02ff]/;

/** Fields that are compared with what somebody typed once: they stay as they were sent. */
const AS_SENT: ReadonlySet<string> = new Set(['password', 'current_password', 'new_password']);

type Container = Record<string, unknown> | unknown[];

/**
 * Composes (NFC) every text of a body or query in place, at any depth, so that whatever is stored and whatever is searched have one form:
 * macOS and some keyboards send Hangul and accents decomposed. Passwords are left as they were sent.
 */
export function composeTexts(given: object): void {
  const container = given as Record<string, unknown>;
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (typeof value === 'string') {
      if (MAY_BE_DECOMPOSED.test(value) && !AS_SENT.has(key)) container[key] = value.normalize('NFC');
    } else if (isContainer(value)) composeTexts(value);
  }
}

function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
