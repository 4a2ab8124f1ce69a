import { currentContext } from '@app/context';
import type { Language } from './words';

const SPOKEN: readonly Language[] = ['en', 'ko'];

/** The language for a user: the client's `Accept-Language`, or else their own locale, or else English. */
export const languageFor = (header: string | undefined, locale: string | null | undefined): Language =>
  (header && wanted(header)) || spoken(locale ?? '') || 'en';

/** The language of the request that is answered, by the same rule. English outside of one. */
export const currentLanguage = (): Language => languageFor(currentContext()?.languages, currentContext()?.locale);

/** The supported language that the client ranks highest. Weight 0 excludes a language. */
function wanted(header: string): Language | undefined {
  const ranges = header.split(',', 20).map(rangeOf);
  const best = ranges.filter(({ weight, language }) => weight > 0 && language).sort((a, b) => b.weight - a.weight)[0];
  return best?.language;
}

function rangeOf(text: string): { language: Language | undefined; weight: number } {
  const [tag = '', ...parameters] = text.split(';').map((part) => part.trim());
  const q = parameters.find((parameter) => /^q=/i.test(parameter));
  const weight = q ? Number(q.slice(2)) : 1;
  return { language: spoken(tag), weight: weight <= 1 ? weight : 0 };
}

const spoken = (tag: string): Language | undefined => SPOKEN.find((language) => new RegExp(`^${language}(?:$|[-_])`, 'i').test(tag));
