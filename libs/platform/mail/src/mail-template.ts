import { env } from '@app/config';
import { escaped } from '@app/html';
import type { Language } from '@app/i18n';
import { legibleName } from '@app/validation';
import { mailFrame } from './mail-frame';

/** The subject and the text of a mail. */
export interface Wording {
  readonly subject: string;
  /** Paragraphs, separated by empty lines. */
  readonly text: string;
}

/** A mail in both languages. */
export interface MailTemplate<Values> {
  /** In the language of a locale (`ko`, `ko-KR`); English for any other. */
  in(locale: string | null, values: Values): Wording & { readonly html: string };
}

/**
 * `const Invitation = defineMail<{ name: string; link: string }>({ en: ({ name, link }) => ({ subject: …, text: … }), ko: … })`. Texts that
 * people chose are treated as names: cut to 50 characters, and rewritten so that mail programs make no links of them. `link`, `email` and
 * `new_email` are used as they are; a `note` or `reason` may be longer than a name.
 */
export function defineMail<Values extends object>(words: Readonly<Record<Language, (values: Values) => Wording>>): MailTemplate<Values> {
  const template: MailTemplate<Values> = {
    in(locale, values) {
      const language = locale?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
      const { subject: given, text } = words[language](mailValues(values));
      const subject = oneLine(given);
      return { subject, text, html: mailFrame({ language, subject, content: paragraphsOf(text) }) };
    },
  };
  defined.push(template);
  return template;
}

const defined: MailTemplate<object>[] = [];

/** All mails with words of their own that this process knows, for previews. */
export const definedMails = (): readonly MailTemplate<object>[] => defined;

const MAX_NAME = 50;
const OURS: ReadonlySet<string> = new Set(['link', 'email', 'new_email']);
const LONG: ReadonlySet<string> = new Set(['note', 'reason']);

/** Values that texts of mails may use: names are cut, and no mail program makes links of them. */
export const mailValues = <Values extends object>(values: Values): Values =>
  new Proxy(values, { get: (given, key) => written(String(key), Reflect.get(given, key)) });

function written(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || OURS.has(key)) return value;
  return unlinked(LONG.has(key) ? value : short(value));
}

function short(text: string): string {
  const name = legibleName(text, MAX_NAME + 1);
  const characters = [...name];
  return characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME - 1).join('')}…` : name;
}

/** Mail programs also make links of `evil.example`: a blank after each dot prevents that. */
const unlinked = (text: string): string => text.replaceAll('://', ' ').replace(/\.(?=[\p{L}\p{N}])/gu, '. ');

/** Names may be part of a subject, so line breaks are removed. */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

const ORIGIN = new URL(env.PUBLIC_URL).origin;

/** Converts the text to simple HTML: paragraphs, and links for our own addresses. */
const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => escaped(paragraph).replace(/\bhttps?:\/\/[^\s<]+/g, linked))
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');

const linked = (address: string): string => (isOurs(address) ? `<a href="${address}">${address}</a>` : address);
const isOurs = (address: string): boolean => address === ORIGIN || address.startsWith(`${ORIGIN}/`);
