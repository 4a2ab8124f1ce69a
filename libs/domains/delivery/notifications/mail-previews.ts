import type { Language } from '@app/i18n';
import { type Letter, definedMails, layOut } from '@app/mail';
import { type Notice, NoticeMode, declaredNotices } from '@app/notices';
import { type Tellable, composeMail } from './mail-content';
import { sampleFacts, sampleValues } from './mail-samples';
import { unsubscribeLink } from './unsubscribe-token';

export type PreviewedMail = Omit<Letter, 'to'>;

/** A mail with made-up values. */
export interface MailPreview {
  /** Name in the address of its page. */
  readonly name: string;
  readonly group: 'catalogue' | 'direct';
  readonly in: (language: Language) => PreviewedMail;
}

/** Nobody has this id, so that the links beneath the mails are invalid. */
const NOBODY = 0;

/** All mails: those of the catalogue, of several at once and of digests, and those with words of their own. */
export function mailPreviews(): MailPreview[] {
  const notices = declaredNotices().filter(({ is_critical }) => !is_critical);
  const singles = notices.map((notice) => ofCatalogue(notice.type, [notice]));
  const bursts = notices.filter(({ texts }) => texts.en.many).map((notice) => ofCatalogue(`${notice.type}.many`, [notice, notice, notice]));
  const digest = ofCatalogue('daily', notices.slice(0, 4), NoticeMode.Daily);
  return [...singles, ...bursts, digest, ...directMails()];
}

function ofCatalogue(name: string, notices: readonly Notice[], mode = NoticeMode.Immediate): MailPreview {
  const told = (language: Language) => {
    const values = sampleValues(language) as Readonly<Record<string, string>>;
    return notices.map((notice, index): Tellable => {
      const { type, resource } = notice;
      return { id: index, type, resource, resource_id: '17', facts: {}, subject: values, actor: values.actor!, mode, notice };
    });
  };
  const written = (language: Language): PreviewedMail => {
    const { content, types } = composeMail(told(language) as [Tellable, ...Tellable[]], language);
    return layOut({ ...content, unsubscribe: unsubscribeLink(NOBODY, types) });
  };
  return { name, group: 'catalogue', in: written };
}

/** Named after their English subjects, and numbered where two have the same. */
function directMails(): MailPreview[] {
  const seen = new Map<string, number>();
  return definedMails().map((template) => {
    const written = (language: Language): PreviewedMail => {
      const { subject, text, html } = template.in(language, sampleFacts(language));
      return { subject, body: text, html };
    };
    const name = written('en')
      .subject.toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count > 1 ? `${name}-${count}` : name, group: 'direct', in: written };
  });
}
