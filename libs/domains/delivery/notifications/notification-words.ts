import type { Language, Words } from '@app/i18n';
import { type Notice, type NoticeValues, linkToSubject } from '@app/notices';

/** A notification with the values for its words, as they are now. */
export interface Told {
  readonly resource: string;
  readonly resource_id: string;
  readonly facts: NoticeValues;
  readonly subject: NoticeValues | null;
  readonly actor: string | null;
}

const THE_SYSTEM: Words = { en: 'Tutti', ko: 'Tutti' };

/** The title and the sentence for one notification, or for `count` about the same thing, of which this is the last. */
export function wordsOf(
  notice: Notice,
  told: Told,
  { language, count = 1, safely = (values) => values }: { language: Language; count?: number; safely?: (values: object) => object },
): { readonly title: string; readonly sentence: string } {
  const texts = notice.texts[language];
  const values = { ...told.subject, ...told.facts, actor: told.actor ?? THE_SYSTEM[language], count: String(count) };
  const { title, sentence } = count > 1 && texts.many ? texts.many : texts;
  const given = safely(values) as never;
  return { title: title(given), sentence: sentence(given) };
}

/** Returns the link of a notification. */
export const linkTo = ({ resource, resource_id }: Pick<Told, 'resource' | 'resource_id'>): string => linkToSubject(resource, resource_id);
