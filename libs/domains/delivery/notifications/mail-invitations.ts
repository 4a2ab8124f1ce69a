import { env } from '@app/config';
import { instant } from '@app/database';
import type { Words } from '@app/i18n';
import { type Letter, type MailContent, mailValues } from '@app/mail';
import type { NoticeInvitation } from '@app/notices';
import { icsQuoted, icsZone, invitationFile } from '@delivery/feeds';
import type { Tellable } from './mail-content';

const NOT_READ: Words = {
  en: 'Replies to this invitation by mail are not read.',
  ko: '이 초대에 메일로 보낸 답장은 확인하지 않습니다.',
};

interface Invited {
  readonly name: string;
  readonly email: string;
  readonly timezone: string;
}

const ADDRESS = /<([^<>]+)>\s*$/;
const organizer = ADDRESS.exec(env.MAIL_FROM)?.[1] ?? env.MAIL_FROM;

/** The reason for a mail with an invitation also says that nobody reads replies. */
export const withoutReplies = ({ reason, language }: Pick<MailContent, 'reason' | 'language'>): string => `${reason} ${NOT_READ[language]}`;

/**
 * The invitation of a mail that is about one event. A mail about several, such as a digest, has none: a calendar program takes one event
 * from a mail. The organizer is the system, and only the reader is named, so that nobody learns the address of another.
 */
export function invitationIn(told: readonly Tellable[], { name, email, timezone }: Invited): Letter['invitation'] {
  const events = new Map(told.flatMap((one) => eventOf(one) ?? []).map((event) => [event.key, event]));
  const [event, another] = [...events.values()];
  if (!event || another) return undefined;
  const { method } = event;
  const people = [
    `ORGANIZER;CN=${icsQuoted(env.PROJECT_NAME)}:mailto:${organizer}`,
    `ATTENDEE;CN=${icsQuoted(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${email}`,
  ];
  const entry = { ...event, updated_at: instant(new Date()), is_busy: true };
  return { method, content: invitationFile({ method, people }, icsZone(timezone), entry) };
}

/** The title is short and has no link, as in the text of the mail. */
function eventOf({ notice: { invitation }, subject, facts }: Tellable): NoticeInvitation | undefined {
  const event = invitation?.({ ...subject, ...facts });
  return event && { ...event, title: mailValues(event).title };
}
