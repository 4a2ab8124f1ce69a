import type { Instant, Sql } from '@app/database';
import type { EventClass } from '@app/events';
import type { Language, Words } from '@app/i18n';

/** The ways in which a notification reaches a person. */
export enum NoticeChannel {
  /** The list of notifications in the product. */
  Feed = 'feed',
  Mail = 'mail',
  /** The browsers that the person has subscribed. */
  Push = 'push',
}

/** When a channel delivers: at once, collected once a day or a week, or never. */
export enum NoticeMode {
  Immediate = 'immediate',
  Daily = 'daily',
  Weekly = 'weekly',
  Off = 'off',
}

/** Short texts about the subject as it is now, and facts of the event. Mails cut them to 50 characters and break links. */
export type NoticeValues = Readonly<Record<string, string>>;

/** A title and one sentence. A mail has nothing else but a link to the subject. */
export interface NoticeText<Values> {
  readonly title: (values: Values) => string;
  readonly sentence: (values: Values) => string;
}

export interface NoticeTexts<Values> extends NoticeText<Values> {
  /** Text for several notifications about one subject: "3 new comments". `count` is their number. By default, the text for one. */
  readonly many?: NoticeText<Values & { readonly count: string }>;
}

/** An event for the person's calendar (iTIP, RFC 5546). It is attached to a mail about that event alone. */
export interface NoticeInvitation {
  readonly method: 'REQUEST' | 'CANCEL';
  /** Name of the thing, the same as in calendar feeds: `meeting-7`. */
  readonly key: string;
  /** Grows with each version. */
  readonly sequence: number;
  readonly title: string;
  readonly starts_at: string;
  readonly minutes: number;
}

/** An entry of the catalogue, declared by the domain that knows the event. */
export interface Notice<Values extends object = object> {
  /** The stored name, `task.submitted`. It must not change. */
  readonly type: string;
  /** The kind of thing that it is about and that its link leads to: a declared subject. */
  readonly resource: string;
  /** The event that causes it, or a few words about another cause: the name of a schedule, "a change of credentials". */
  readonly on: EventClass | string;
  /** The recipients in words, for the catalogue page and the settings: "the reviewer". */
  readonly audience: Words;
  /** A name for the settings: "Work to review". */
  readonly label: Words;
  /** How list and mail tell if the person has not chosen. Browsers are told at once of what comes by mail at all. */
  readonly channels: Readonly<Record<NoticeChannel.Feed | NoticeChannel.Mail, NoticeMode>>;
  /** Seconds in which further ones about the same thing are collected for one mail. 0 sends each by itself. */
  readonly window_s: number;
  /** True if it cannot be turned off and is never delayed. Only types of `CRITICAL` may be. */
  readonly is_critical: boolean;
  readonly texts: Readonly<Record<Language, NoticeTexts<Values>>>;
  readonly invitation?: (values: Values) => NoticeInvitation;
  /** SQL condition: true while the mail would still be true, such as while the task is not done. It is evaluated before each mail. */
  readonly holds?: (about: NoticeOccasion) => Sql;
}

/** The subject and the occasion of a stored notification, as SQL for texts. The occasion is NULL for events. */
export interface NoticeOccasion {
  readonly id: Sql;
  readonly occasion: Sql;
}

/** A notification of one person about one event. */
export interface NoticeDraft {
  readonly user_id: number;
  /** The person who acted. They get no notification. `null` for the system, and to notify also the person who acted. */
  readonly actor_id: number | null;
  /** ID of the subject. */
  readonly resource_id: number | string;
  /** Ids and plain values of the event that the subject does not have: never secrets, and nothing that somebody wrote. */
  readonly facts?: NoticeValues;
}

/** A reminder of one person about one thing. There is one per person, thing and occasion. */
export interface ReminderDraft extends Omit<NoticeDraft, 'actor_id'> {
  /** Text that identifies the occasion, such as the due time: the same text reminds only once. */
  readonly occasion: string;
  /** An immediate mail is not sent before this time. Digests have times of their own. */
  readonly not_before: Instant;
}
