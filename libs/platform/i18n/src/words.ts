/** The supported languages. Codes are never translated. */
export type Language = 'en' | 'ko';

/** A sentence in every language. */
export type Words = Readonly<Record<Language, string>>;
