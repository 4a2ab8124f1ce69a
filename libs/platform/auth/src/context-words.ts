/** Words that a password must not consist of: a user's address and name, and the names of their company and of the product. */
export interface PasswordContext {
  readonly email?: string | null;
  readonly names?: readonly (string | null | undefined)[];
}

const MIN_LENGTH = 3;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;

/** The words of a context: each value whole, and its parts. */
export function wordsIn({ email, names = [] }: PasswordContext, product: string): string[] {
  const values = [email, email?.split('@', 1)[0], ...names, product, 'tutti'].flatMap((value) =>
    value ? [value.normalize('NFC').toLowerCase()] : [],
  );
  const words = values.flatMap((value) => [value, coreOf(value), ...value.split(SEPARATORS)]);
  return [...new Set(words)].filter((word) => word.length >= MIN_LENGTH);
}

/** True if a password is one of the words, whatever characters separate its letters. */
export const isOneOfWords = (password: string, words: readonly string[]): boolean => {
  const core = coreOf(password);
  return core !== '' && words.includes(core);
};

/** The same, with digits before or after it. */
export const isBuiltOnWord = (password: string, words: readonly string[]): boolean =>
  isOneOfWords(coreOf(password).replace(/^\p{N}+|\p{N}+$/gu, ''), words);

const coreOf = (text: string): string => text.normalize('NFC').toLowerCase().replace(SEPARATORS, '');
