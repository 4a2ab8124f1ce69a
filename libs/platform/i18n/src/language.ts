import type { Language } from './words';

const SPOKEN: readonly Language[] = ['en', 'ko'];

/** The language for somebody: what their client asks for (`Accept-Language`), else their own locale, else English. */
export const languageFor = (header: string | undefined, locale: string | null | undefined): Language =>
  (header && wanted(header)) || spoken(locale ?? '') || 'en';

/** The first of the languages that a client ranks highest, of those spoken here; weight 0 is a no. */
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
