/** The displayed name, and its parts if they are known. */
export interface FullName {
  readonly name: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
}

/** A full name, its parts, or both. Null clears a part. */
export type GivenName = { readonly [Part in keyof FullName]?: FullName[Part] };

const HANGUL = /^[\p{Script=Hangul} ]+$/u;
const TWO_SYLLABLES = /^(남궁|황보|제갈|사공|선우|서문|독고|동방)(?=.)/u;

/** Completes a given name. Given parts take precedence over those that result from splitting the full name. */
export function fullName(given: GivenName, before: Partial<FullName> = {}): FullName {
  const { name, first_name, last_name } = given;
  if (name) {
    const [whole, parts] = [tidy(name), splitName(name)];
    return { name: whole, first_name: part(first_name, parts.first_name), last_name: part(last_name, parts.last_name) };
  }
  const first = part(first_name, before.first_name);
  const last = part(last_name, before.last_name);
  return { name: joinName(first, last) || (before.name ?? ''), first_name: first, last_name: last };
}

/** Splits a name: `김미나` is 김 and 미나, `남궁민수` is 남궁 and 민수, `Clara Schumann` ends with the family name. */
export function splitName(name: string): Omit<FullName, 'name'> {
  const whole = tidy(name);
  if (HANGUL.test(whole)) return splitHangul(whole);
  const at = whole.lastIndexOf(' ');
  return at < 0 ? { first_name: null, last_name: null } : { first_name: whole.slice(0, at), last_name: whole.slice(at + 1) };
}

function splitHangul(whole: string): Omit<FullName, 'name'> {
  if (whole.length < 2) return { first_name: null, last_name: null };
  const space = whole.indexOf(' ');
  const length = space > 0 ? space : (TWO_SYLLABLES.exec(whole)?.[0].length ?? 1);
  return { first_name: whole.slice(length).trim(), last_name: whole.slice(0, length) };
}

/** Joins the parts. Korean names have no space and begin with the family name; others have a space and end with it. */
function joinName(first: string | null, last: string | null): string {
  const parts = [first, last].filter((name) => name !== null);
  return parts.length === 2 && parts.every((name) => HANGUL.test(name)) ? `${last}${first}` : parts.join(' ');
}

const part = (given: string | null | undefined, otherwise: string | null = null): string | null =>
  given === undefined ? otherwise : given && tidy(given);

/** Normalises to NFC (macOS decomposes Hangul) and to single spaces. */
const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');
