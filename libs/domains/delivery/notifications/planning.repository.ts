import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import { type NoticeDraft, NoticeMode, type ReminderDraft } from '@app/notices';
import { maySignIn } from '@organisation/users';
import { SuppressionReason } from './notification-delivery.entity';
import { hasAddress } from './notifications.scope';
import { hasPush } from './push.scope';

/** The part of a catalogue entry that planning needs. */
export interface PlannedNotice {
  readonly type: string;
  readonly resource: string;
  readonly feed: NoticeMode;
  readonly mail: NoticeMode;
  readonly push: NoticeMode;
  /** True if there is web push in this installation. */
  readonly is_pushed: boolean;
  readonly window_s: number;
  readonly is_critical: boolean;
  /** The job of the listener. `null` for reminders. */
  readonly source: string | null;
}

@Injectable()
export class PlanningRepository {
  constructor(private readonly db: Database) {}

  /**
   * Inserts a notification for each person, and its ledger row for each channel, in one statement. It leaves out the person who acted, and
   * people who have a notification from the same source or on the same occasion already. If another transaction inserts the same reminder
   * meanwhile, it writes ledger rows with the reason `duplicate`. Returns the number of new notifications.
   */
  async plan(
    { type, resource, feed, mail, push, is_pushed, window_s, is_critical, source }: PlannedNotice,
    drafts: readonly (NoticeDraft | ReminderDraft)[],
  ): Promise<number> {
    const chosen = (channel: Sql, usual: NoticeMode): Sql => sql`CASE WHEN ${is_critical} THEN ${NoticeMode.Immediate} ELSE coalesce(
      (SELECT p.mode FROM notification_preferences p WHERE p.user_id = u.id AND p.type = ${type} AND p.channel = ${channel}),
      ${usual}) END::notification_mode`;
    const made = await this.db.rows(sql<{ notification_id: number; reason: SuppressionReason | null }>`
      WITH told AS (
        SELECT u.id AS user_id, u.company_id, ${maySignIn(sql`u`)} AS may_read, ${hasAddress(sql`u`)} AS has_address, r.actor_id,
          r.resource_id, coalesce(r.facts, '{}') AS facts, r.occasion, r.not_before,
          ${chosen(sql`'feed'`, feed)} AS feed, ${chosen(sql`'mail'`, mail)} AS mail,
          ${chosen(sql`'push'`, push)} AS push, (${is_pushed} AND ${hasPush(sql`u.id`)}) AS is_pushed
        FROM jsonb_to_recordset(${JSON.stringify(drafts)})
          AS r (user_id int, actor_id int, resource_id text, facts jsonb, occasion text, not_before timestamptz)
        JOIN users u ON u.id = r.user_id
        WHERE (${is_critical} OR r.user_id IS DISTINCT FROM r.actor_id) AND NOT EXISTS (
          SELECT FROM notifications o
          WHERE o.type = ${type} AND o.resource_id = r.resource_id AND o.user_id = r.user_id AND o.occasion = r.occasion)
      ), made AS (
        INSERT INTO notifications (company_id, user_id, type, resource, resource_id, actor_id, facts, source, occasion, is_listed)
        SELECT t.company_id, t.user_id, ${type}, ${resource}, t.resource_id, t.actor_id, t.facts, ${source}, t.occasion, t.feed <> 'off'
        FROM told t ON CONFLICT DO NOTHING RETURNING id, user_id, resource_id
      ), repeated AS (
        INSERT INTO notifications (company_id, user_id, type, resource, resource_id, facts, is_listed)
        SELECT t.company_id, t.user_id, ${type}, ${resource}, t.resource_id, t.facts, false FROM told t
        WHERE t.occasion IS NOT NULL AND NOT EXISTS (
          SELECT FROM made m WHERE m.user_id = t.user_id AND m.resource_id = t.resource_id)
        RETURNING id, user_id, resource_id
      ), decided AS (
        SELECT m.id, t.company_id, t.user_id, c.channel, c.mode, t.resource_id, t.not_before,
          CASE WHEN m.is_repeated THEN 'duplicate' WHEN NOT t.may_read THEN 'lost_access' WHEN c.mode = 'off' THEN 'preference'
            WHEN c.channel <> 'feed' AND NOT t.has_address THEN 'no_address' END::notification_suppression AS reason
        FROM (SELECT *, false AS is_repeated FROM made UNION ALL SELECT *, true FROM repeated) m
        JOIN told t ON t.user_id = m.user_id AND t.resource_id = m.resource_id
        CROSS JOIN LATERAL (VALUES ('feed'::notification_channel, t.feed), ('mail', t.mail), ('push', t.push)) c (channel, mode)
        WHERE c.channel <> 'push' OR t.is_pushed
      )
      INSERT INTO notification_deliveries (notification_id, company_id, user_id, channel, mode, status, reason, window_key, due_at, sent_at)
      SELECT id, company_id, user_id, channel, mode,
        CASE WHEN reason IS NOT NULL THEN 'suppressed' WHEN channel = 'feed' THEN 'sent' ELSE 'planned' END::notification_delivery_status,
        reason,
        CASE WHEN channel = 'mail' AND mode = 'immediate' THEN
          CASE WHEN ${window_s}::int > 0 THEN concat('now ', ${resource}::text, ':', resource_id) ELSE concat('now #', id) END END,
        CASE WHEN channel <> 'feed' AND reason IS NULL
          THEN greatest(now() + CASE WHEN channel = 'mail' AND mode = 'immediate' THEN ${window_s}::int ELSE 0 END * interval '1 second',
            CASE mode WHEN 'immediate' THEN not_before END) END,
        CASE WHEN channel = 'feed' AND reason IS NULL THEN now() END
      FROM decided RETURNING notification_id, reason`);
    const fresh = made.filter(({ reason }) => reason !== SuppressionReason.Duplicate);
    return new Set(fresh.map(({ notification_id }) => notification_id)).size;
  }
}
