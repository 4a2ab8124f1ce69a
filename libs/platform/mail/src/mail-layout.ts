import { escaped } from '@app/html';
import type { Language, Words } from '@app/i18n';
import { mailFrame } from './mail-frame';
import type { Letter } from './mails';

/** One entry of a mail: a title, one sentence and where to read on. */
export interface MailItem {
  readonly title: string;
  readonly sentence: string;
  readonly link: string;
}

export interface MailContent {
  readonly language: Language;
  /** One line. */
  readonly subject: string;
  /** At least one. */
  readonly items: readonly MailItem[];
  /** Number of further entries that are not shown. */
  readonly further?: number;
  /** One sentence about why the person gets the mail. */
  readonly reason: string;
  /** The page that ends such mails, which a mail program may also call by itself (RFC 8058). */
  readonly unsubscribe: string;
}

const OPEN: Words = { en: 'Open', ko: '열기' };
const UNSUBSCRIBE: Words = { en: 'Stop these mails', ko: '메일 수신 거부' };
const FURTHER: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `… and ${count} more`,
  ko: (count) => `… 외 ${count}건`,
};

const BUTTON = 'display:inline-block;padding:.5rem 1rem;border-radius:.3rem;background:#0b5fff;color:#ffffff;text-decoration:none';

/** Lays out a mail as text and as HTML with the same content. The texts are escaped here. */
export const layOut = (content: MailContent): Omit<Letter, 'to'> => ({
  subject: content.subject.replace(/[\r\n\0]+/g, ' '),
  body: textOf(content),
  html: htmlOf(content),
  unsubscribe: content.unsubscribe,
});

function textOf({ items, further = 0, language, reason, unsubscribe }: MailContent): string {
  const one = ({ sentence, link }: MailItem) => `${sentence}\n\n${link}`;
  const several = ({ title, sentence, link }: MailItem) => `* ${title}\n  ${sentence}\n  ${link}`;
  const parts = items.map(items.length === 1 ? one : several);
  const rest = further > 0 ? [FURTHER[language](further)] : [];
  return [...parts, ...rest, `-- \n${reason}\n${UNSUBSCRIBE[language]}: ${unsubscribe}`].join('\n\n');
}

function htmlOf({ subject, items, further = 0, language, reason, unsubscribe }: MailContent): string {
  const entry = ({ title, sentence, link }: MailItem) =>
    `<h2 style="font-size:18px;margin:1rem 0 .3rem">${escaped(title)}</h2><p style="margin:0 0 .8rem">${escaped(sentence)}</p>` +
    `<p style="margin:0 0 1rem"><a style="${BUTTON}" href="${escaped(link)}">${OPEN[language]}</a></p>`;
  const rest = further > 0 ? `<p>${FURTHER[language](further)}</p>` : '';
  const footer = `<p>${escaped(reason)}<br><a href="${escaped(unsubscribe)}">${UNSUBSCRIBE[language]}</a></p>`;
  return mailFrame({ language, subject, content: items.map(entry).join('') + rest, footer });
}
