import { MASK } from '@app/database';

declare const CODE: unique symbol;

/** A word of the system's own: a status, a scope, the name of a provider, a moment. */
export type Code = string & { readonly [CODE]: true };

/** A fact that an entry may keep for good. Open text is none: it may be what somebody wrote, and the log is never changed. */
export type PlainFact = number | boolean | null | undefined | Code | readonly PlainFact[] | { readonly [name: string]: PlainFact };

export type Facts = { readonly [name: string]: PlainFact };

const WORD = /^[\w.:*+-]{1,100}$/;

/**
 * Declares that a text is the system's own word: `facts: { provider: code(provider) }`. A person's text is never given here. A text
 * that cannot be such a word is masked.
 */
export const code = (word: string): Code => (WORD.test(word) ? word : MASK) as Code;

/** The same of a filter: its numbers, flags and words. */
export function coded(filter: object): Facts {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, codedValue(value)]));
}

function codedValue(value: unknown): PlainFact {
  if (Array.isArray(value)) return value.map(codedValue);
  return typeof value === 'string' ? code(value) : (value as number | boolean | undefined);
}
