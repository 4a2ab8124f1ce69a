/** The languages that the system speaks. Codes are never translated. */
export type Language = 'en' | 'ko';

/** One sentence in every language. */
export type Words = Readonly<Record<Language, string>>;
