import { MASK } from '@app/database';

declare const CODE: unique symbol;

/** A constant of the system: a status, a scope, the name of a provider, a time. */
export type Code = string & { readonly [CODE]: true };

/** A fact that an entry may keep permanently. Free text is excluded: a person may have written it, and the log never changes. */
export type PlainFact = number | boolean | null | undefined | Code | readonly PlainFact[] | { readonly [name: string]: PlainFact };

export type Facts = { readonly [name: string]: PlainFact };

const WORD = /^[\w.:*+-]{1,100}$/;

/**
 * Declares a text to be a constant of the system: `facts: { provider: code(provider) }`. Never pass text that a person wrote. A text that
 * does not look like a constant is masked.
 */
export const code = (word: string): Code => (WORD.test(word) ? word : MASK) as Code;

/** The same for a filter: its numbers, flags and constants. */
export function coded(filter: object): Facts {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, codedValue(value)]));
}

function codedValue(value: unknown): PlainFact {
  if (Array.isArray(value)) return value.map(codedValue);
  return typeof value === 'string' ? code(value) : (value as number | boolean | undefined);
}
