/** All characters below are composed. */
const MAY_BE_DECOMPOSED = /[^\u0000-\u02ff]/;

/** These are compared with stored hashes of what was typed, so they stay as sent. */
const AS_SENT: ReadonlySet<string> = new Set(['password', 'current_password', 'new_password']);

type Container = Record<string, unknown> | unknown[];

/**
 * Composes (NFC) every text of a body or query in place, at any depth, so that stored and searched texts have one form: macOS and some
 * keyboards send Hangul and accents decomposed. Passwords stay as sent.
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
