import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type Instant, and, sql } from '@app/database';
import { type NoticeValues, subjectValues } from '@app/notices';
import { person } from '@organisation/users';
import { isStillReadable, notificationsListedTo } from './notifications.scope';
import type { NotificationFacts } from './notifications.policy';

export interface NotificationQuery extends FeedRequest {
  /** Only unread ones. */
  readonly unread?: boolean;
}

/** A notification with the values for its words. */
export interface NotificationRow {
  readonly id: number;
  readonly type: string;
  readonly resource: string;
  readonly resource_id: string;
  readonly facts: NoticeValues;
  readonly subject: NoticeValues | null;
  readonly actor: { readonly id: number; readonly name: string; readonly profile_image: string | null } | null;
  readonly read_at: Instant | null;
  readonly snoozed_until: Instant | null;
  readonly created_at: Instant;
}

export const notificationsFrom = sql`notifications n LEFT JOIN users a ON a.id = n.actor_id`;
const isUnread = sql`n.read_at IS NULL`;

/** Lets the streams of the person count anew. */
const changing = ({ id }: Actor) => sql`WITH changed AS (UPDATE notification_streams SET changes = changes + 1 WHERE user_id = ${id})`;

/** The subjects are declared by other domains, possibly after this file has been loaded. */
const subject = () => subjectValues({ resource: sql`n.resource`, resource_id: sql`n.resource_id` });
export const notificationColumns = () => sql`n.id, n.type, n.resource, n.resource_id, n.facts, ${subject()} AS subject,
  CASE WHEN a.id IS NOT NULL THEN ${person(sql`a`)} END AS actor, n.read_at, n.snoozed_until, n.created_at`;

@Injectable()
export class NotificationsRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('notification')
  subject(id: number): Promise<NotificationFacts | undefined> {
    return this.db.row(sql<NotificationFacts>`SELECT n.user_id FROM notifications n WHERE n.id = ${id}`);
  }

  /** Newest first. */
  list(viewer: Actor, { unread, ...part }: NotificationQuery): Promise<FeedPage<NotificationRow>> {
    const where = and(notificationsListedTo(viewer), unread === undefined ? undefined : unread ? isUnread : sql`NOT (${isUnread})`);
    return this.db.feed({ select: notificationColumns(), from: notificationsFrom, where, keys: [{ by: sql`n.id`, type: 'bigint' }] }, part);
  }

  /** Counts unread ones, up to one more than `most`. */
  async countUnread(viewer: Actor, most: number): Promise<number> {
    const counted = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM notifications n WHERE ${notificationsListedTo(viewer)} AND ${isUnread} LIMIT ${most + 1}
      ) unread`);
    return counted!.count;
  }

  /** One that is snoozed or no longer in the list is found as well, as long as its subject may be read. */
  find(viewer: Actor, id: number): Promise<NotificationRow | undefined> {
    return this.db.row(sql<NotificationRow>`
      SELECT ${notificationColumns()} FROM ${notificationsFrom} WHERE n.id = ${id} AND n.user_id = ${viewer.id} AND ${isStillReadable(viewer, sql`n`)}`);
  }

  async markRead(viewer: Actor, id: number): Promise<void> {
    await this.db.rows(sql`
      ${changing(viewer)}
      UPDATE notifications n SET read_at = coalesce(n.read_at, now()), snoozed_until = NULL WHERE n.id = ${id} AND n.user_id = ${viewer.id}`);
  }

  /** Marks all up to an id, as far as they are listed: what arrived meanwhile, and what is snoozed, stays unread. */
  async markAllRead(viewer: Actor, up_to: number): Promise<void> {
    await this.db.rows(sql`
      ${changing(viewer)}
      UPDATE notifications n SET read_at = now()
      WHERE n.user_id = ${viewer.id} AND n.is_listed AND ${isUnread} AND n.id <= ${up_to}
        AND (n.snoozed_until IS NULL OR n.snoozed_until <= now())`);
  }

  /** Hides one until a time. It is unread when it comes back. */
  async snooze(viewer: Actor, id: number, until: Instant): Promise<void> {
    await this.db.rows(sql`
      ${changing(viewer)}
      UPDATE notifications n SET snoozed_until = ${until}, read_at = NULL WHERE n.id = ${id} AND n.user_id = ${viewer.id}`);
  }
}
