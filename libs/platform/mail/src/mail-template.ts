import { escaped } from '@app/html';
import type { Language } from '@app/i18n';

/** What a mail says, without whom it is for. */
export interface Wording {
  readonly subject: string;
  /** Paragraphs, with an empty line between two. */
  readonly text: string;
}

/** A mail in both languages. */
export interface MailTemplate<Values> {
  /** In the language of a locale (`ko`, `ko-KR`); English for any other. */
  in(locale: string | null, values: Values): Wording & { readonly html: string };
}

/** `const Invitation = defineMail<{ name: string; link: string }>({ en: ({ name, link }) => ({ subject: …, text: … }), ko: … })`. */
export function defineMail<Values>(words: Readonly<Record<Language, (values: Values) => Wording>>): MailTemplate<Values> {
  return {
    in(locale, values) {
      const language = locale?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
      const { subject, text } = words[language](values);
      return { subject: oneLine(subject), text, html: htmlOf(text, language) };
    },
  };
}

/** A name that somebody chose may end up in a subject. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

/** The text as simple HTML: its paragraphs, and its addresses as links. */
function htmlOf(text: string, language: Language = 'en'): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => escaped(paragraph).replace(/\bhttps?:\/\/[^\s<]+/g, '<a href="$&">$&</a>'))
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><body>${paragraphs.join('')}</body></html>`;
}
