import type { Instant, Sql } from '@app/database';
import type { EventClass } from '@app/events';
import type { Language, Words } from '@app/i18n';

/** The ways by which a person is told. */
export enum NoticeChannel {
  /** The list of notifications in the product. */
  Feed = 'feed',
  Mail = 'mail',
  /** The browsers that the person has subscribed. */
  Push = 'push',
}

/** How often a channel tells. */
export enum NoticeMode {
  Immediate = 'immediate',
  Daily = 'daily',
  Weekly = 'weekly',
  Off = 'off',
}

/** Short texts about the subject as it is now, and facts of the event. Mails treat them as names: short, and never a link. */
export type NoticeValues = Readonly<Record<string, string>>;

/** A title and one sentence. They are all that a mail says: the rest is behind its link. */
export interface NoticeText<Values> {
  readonly title: (values: Values) => string;
  readonly sentence: (values: Values) => string;
}

export interface NoticeTexts<Values> extends NoticeText<Values> {
  /** For several at once: "3 new comments". `count` is their number. By default the text for one. */
  readonly many?: NoticeText<Values & { readonly count: string }>;
}

/** An event for the calendar of the person, which a mail of one notification carries (iTIP, RFC 5546). */
export interface NoticeInvitation {
  readonly method: 'REQUEST' | 'CANCEL';
  /** Names the thing as calendar feeds do: `meeting-7`. */
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
  /** The people who are told, for the catalogue page and the settings: "the reviewer". */
  readonly audience: Words;
  /** A name for the settings: "Work to review". */
  readonly label: Words;
  /** How list and mail tell if the person has not chosen. Browsers are told at once of what comes by mail at all. */
  readonly channels: Readonly<Record<NoticeChannel.Feed | NoticeChannel.Mail, NoticeMode>>;
  /** Seconds in which further ones about the same thing are collected for one mail. 0 sends each by itself. */
  readonly window_s: number;
  /** True if it cannot be turned off, and waits for nothing: only types of `CRITICAL`. */
  readonly is_critical: boolean;
  readonly texts: Readonly<Record<Language, NoticeTexts<Values>>>;
  readonly invitation?: (values: Values) => NoticeInvitation;
  /** True, as SQL, while it is still right to send it: the task is not done yet. Asked again before each mail. */
  readonly holds?: (about: NoticeOccasion) => Sql;
}

/** The subject and the occasion of a stored notification, as SQL for texts. The occasion is NULL for events. */
export interface NoticeOccasion {
  readonly id: Sql;
  readonly occasion: Sql;
}

/** One person who is told of one event. */
export interface NoticeDraft {
  readonly user_id: number;
  /** The person who acted. They are never told of it. `null` for the system. */
  readonly actor_id: number | null;
  /** ID of the subject. */
  readonly resource_id: number | string;
  /** Ids and plain values of the event that the subject does not have: never secrets, and nothing that somebody wrote. */
  readonly facts?: NoticeValues;
}

/** One person who is reminded of one thing. There is one reminder per person, thing and occasion. */
export interface ReminderDraft extends Omit<NoticeDraft, 'actor_id'> {
  /** Text that another occasion does not have, such as the due time. */
  readonly occasion: string;
  /** No mail is sent before. */
  readonly not_before: Instant;
}
