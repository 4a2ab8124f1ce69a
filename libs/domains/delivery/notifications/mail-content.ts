import { env } from '@app/config';
import type { Language, Words } from '@app/i18n';
import { type MailContent, type MailItem, mailValues } from '@app/mail';
import { type Notice, NoticeMode } from '@app/notices';
import { isDigest } from './mail-decisions';
import { type Told, linkTo, wordsOf } from './notification-words';

/** Entries that a mail shows. It gives the number of further ones. */
const MAX_ITEMS = 50;

/** A delivery whose words can be made. */
export type Tellable = Told & { readonly id: number; readonly type: string; readonly mode: NoticeMode; readonly notice: Notice };

/** A line of a mail: one delivery, and those of the same type about the same thing that are counted in it. */
interface Line {
  readonly last: Tellable;
  readonly counted: readonly number[];
}

export interface ComposedMail {
  readonly content: Omit<MailContent, 'unsubscribe'>;
  /** Types in the mail. */
  readonly types: readonly string[];
  /** Deliveries with a line of their own. */
  readonly lines: readonly number[];
  readonly counted: readonly number[];
}

type Counting = Readonly<Record<Language, (count: number) => string>>;

const DIGEST: Readonly<Record<NoticeMode.Daily | NoticeMode.Weekly, Counting>> = {
  [NoticeMode.Daily]: {
    en: (count) => `Your daily summary: ${count} ${count === 1 ? 'notification' : 'notifications'}`,
    ko: (count) => `오늘의 알림 요약: ${count}건`,
  },
  [NoticeMode.Weekly]: {
    en: (count) => `Your weekly summary: ${count} ${count === 1 ? 'notification' : 'notifications'}`,
    ko: (count) => `이번 주 알림 요약: ${count}건`,
  },
};

const OF_TYPE: Readonly<Record<Language, (label: string) => string>> = {
  en: (label) => `You get this mail because notifications of the kind “${label}” are on in ${env.PROJECT_NAME}.`,
  ko: (label) => `${env.PROJECT_NAME}에서 “${label}” 알림을 메일로 받도록 설정되어 있어 보내드리는 메일입니다.`,
};
const OF_SEVERAL: Words = {
  en: `You get this mail because notifications by mail are on in ${env.PROJECT_NAME}.`,
  ko: `${env.PROJECT_NAME}에서 알림을 메일로 받도록 설정되어 있어 보내드리는 메일입니다.`,
};

/** Composes the mail for deliveries of one window: a line for each type and thing. At least one delivery must be given. */
export function composeMail(deliveries: readonly [Tellable, ...Tellable[]], language: Language): ComposedMail {
  const lines = linesOf(deliveries);
  const shown = lines.slice(0, MAX_ITEMS);
  const items = shown.map(({ last, counted }) => itemOf(last, counted.length + 1, language));
  const types = [...new Set(deliveries.map(({ type }) => type))];
  const [{ mode, notice }] = deliveries;
  const reason = types.length === 1 ? OF_TYPE[language](notice.label[language]) : OF_SEVERAL[language];
  return {
    content: { language, subject: subjectOf(items, mode, { language, count: deliveries.length }), items, further: further(lines), reason },
    types,
    lines: shown.map(({ last }) => last.id),
    counted: [...shown.flatMap(({ counted }) => counted), ...lines.slice(MAX_ITEMS).flatMap(({ last, counted }) => [last.id, ...counted])],
  };
}

const further = (lines: readonly Line[]): number => Math.max(0, lines.length - MAX_ITEMS);

function linesOf(deliveries: readonly Tellable[]): Line[] {
  const lines = new Map<string, Line>();
  for (const last of deliveries) {
    const key = `${last.type} ${last.resource}:${last.resource_id}`;
    const before = lines.get(key);
    lines.set(key, { last, counted: before ? [...before.counted, before.last.id] : [] });
  }
  return [...lines.values()];
}

const itemOf = (last: Tellable, count: number, language: Language): MailItem => ({
  ...wordsOf(last.notice, last, { language, count, safely: mailValues }),
  link: linkTo(last),
});

function subjectOf(items: readonly MailItem[], mode: NoticeMode, { language, count }: { language: Language; count: number }): string {
  if (isDigest(mode)) return DIGEST[mode][language](count);
  const title = items.at(-1)!.title;
  return items.length === 1 ? title : `${title} (+${items.length - 1})`;
}
