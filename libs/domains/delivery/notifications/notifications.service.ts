import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { type Instant, instant } from '@app/database';
import { NotFound, ValidationFailed } from '@app/errors';
import type { Language } from '@app/i18n';
import { noticeOf } from '@app/notices';
import { linkTo, wordsOf } from './notification-words';
import { type NotificationQuery, type NotificationRow, NotificationsRepository } from './notifications.repository';
import { NOTIFICATION } from './nouns';

/** Unread notifications are counted up to this number. */
const COUNTED = 100;
const LONGEST_SNOOZE_MS = 365 * 24 * 60 * 60 * 1_000;

/** A notification in the reader's language. */
export interface ShownNotification extends Omit<NotificationRow, 'facts' | 'subject'> {
  readonly title: string;
  readonly sentence: string;
  readonly link: string;
}

export interface UnreadCount {
  readonly unread_count: number;
  readonly count_capped: boolean;
}

export interface NotificationFeed extends UnreadCount {
  readonly next_cursor: string | null;
  readonly results: readonly ShownNotification[];
}

/** A person's own notifications: each is shown by the right to its subject now, in words made now. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: NotificationQuery, language: Language): Promise<NotificationFeed> {
    const [{ next_cursor, results }, unread] = await Promise.all([this.notifications.list(actor, query), this.countUnread(actor)]);
    const rows = JSON.parse(results) as NotificationRow[];
    return { ...unread, next_cursor, results: rows.flatMap((row) => shownNotification(row, language) ?? []) };
  }

  async get(actor: Actor, id: number, language: Language): Promise<ShownNotification> {
    const row = await this.notifications.find(actor, id);
    const found = row && shownNotification(row, language);
    if (!found) throw new NotFound(NOTIFICATION);
    return found;
  }

  async markRead(actor: Actor, id: number, language: Language): Promise<ShownNotification> {
    await this.get(actor, id, language);
    await this.notifications.markRead(actor, id);
    return this.get(actor, id, language);
  }

  /** Marks what the person has seen: all up to an id. */
  async markAllRead(actor: Actor, up_to: number): Promise<UnreadCount> {
    await this.notifications.markAllRead(actor, up_to);
    return this.countUnread(actor);
  }

  async snooze(
    actor: Actor,
    { id, until }: { readonly id: number; readonly until: Instant },
    language: Language,
  ): Promise<ShownNotification> {
    await this.get(actor, id, language);
    this.expectSoon(until);
    await this.notifications.snooze(actor, id, until);
    return this.get(actor, id, language);
  }

  async countUnread(actor: Actor): Promise<UnreadCount> {
    const count = await this.notifications.countUnread(actor, COUNTED);
    return { unread_count: Math.min(count, COUNTED), count_capped: count > COUNTED };
  }

  private expectSoon(until: Instant): void {
    const ms = Date.parse(until) - this.clock.now().getTime();
    if (ms > 0 && ms <= LONGEST_SNOOZE_MS) return;
    const latest = instant(new Date(this.clock.now().getTime() + LONGEST_SNOOZE_MS));
    const message = { en: `must be in the future, and at most ${latest}`, ko: `미래의 시각이어야 하며 ${latest} 이전이어야 합니다` };
    throw new ValidationFailed([{ field: 'until', message }]);
  }
}

/** A type of a newer version has no words here, and is left out. */
export function shownNotification({ facts, subject, ...row }: NotificationRow, language: Language): ShownNotification | undefined {
  const notice = noticeOf(row.type);
  if (!notice) return undefined;
  const told = { ...row, facts, subject, actor: row.actor?.name ?? null };
  return { ...row, ...wordsOf(notice, told, { language }), link: linkTo(row) };
}
