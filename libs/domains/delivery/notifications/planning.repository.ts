import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import { type NoticeDraft, NoticeMode } from '@app/notices';
import { maySignIn } from '@organisation/users';
import { hasAddress } from './notifications.scope';

/** The part of a catalogue entry that planning needs. */
export interface PlannedNotice {
  readonly type: string;
  readonly resource: string;
  readonly feed: NoticeMode;
  readonly mail: NoticeMode;
  readonly window_s: number;
  readonly is_critical: boolean;
  /** The job of the listener. */
  readonly source: string;
}

@Injectable()
export class PlanningRepository {
  constructor(private readonly db: Database) {}

  /**
   * Inserts a notification for each person, and its ledger row for each channel, in one statement. Those who acted are left out, and so is
   * everybody who has one from the same source already. Returns the number of new notifications.
   */
  async plan(
    { type, resource, feed, mail, window_s, is_critical, source }: PlannedNotice,
    drafts: readonly NoticeDraft[],
  ): Promise<number> {
    const chosen = (channel: Sql, usual: NoticeMode): Sql => sql`CASE WHEN ${is_critical} THEN ${NoticeMode.Immediate} ELSE coalesce(
      (SELECT p.mode FROM notification_preferences p WHERE p.user_id = u.id AND p.type = ${type} AND p.channel = ${channel}),
      ${usual}) END::notification_mode`;
    const made = await this.db.rows(sql`
      WITH told AS (
        SELECT u.id AS user_id, u.company_id, ${maySignIn(sql`u`)} AS may_read, ${hasAddress(sql`u`)} AS has_address, r.actor_id,
          r.resource_id, coalesce(r.facts, '{}') AS facts,
          ${chosen(sql`'feed'`, feed)} AS feed, ${chosen(sql`'mail'`, mail)} AS mail
        FROM jsonb_to_recordset(${JSON.stringify(drafts)}) AS r (user_id int, actor_id int, resource_id text, facts jsonb)
        JOIN users u ON u.id = r.user_id
        WHERE ${is_critical} OR r.user_id IS DISTINCT FROM r.actor_id
      ), made AS (
        INSERT INTO notifications (company_id, user_id, type, resource, resource_id, actor_id, facts, source, is_listed)
        SELECT t.company_id, t.user_id, ${type}, ${resource}, t.resource_id, t.actor_id, t.facts, ${source}, t.feed <> 'off' FROM told t
        ON CONFLICT (source, type, user_id) DO NOTHING RETURNING id, user_id
      ), decided AS (
        SELECT m.id, t.company_id, t.user_id, c.channel, c.mode, t.resource_id,
          CASE WHEN NOT t.may_read THEN 'lost_access' WHEN c.mode = 'off' THEN 'preference'
            WHEN c.channel = 'mail' AND NOT t.has_address THEN 'no_address' END::notification_suppression AS reason
        FROM made m JOIN told t ON t.user_id = m.user_id
        CROSS JOIN LATERAL (VALUES ('feed'::notification_channel, t.feed), ('mail', t.mail)) c (channel, mode)
      )
      INSERT INTO notification_deliveries (notification_id, company_id, user_id, channel, mode, status, reason, window_key, due_at, sent_at)
      SELECT id, company_id, user_id, channel, mode,
        CASE WHEN reason IS NOT NULL THEN 'suppressed' WHEN channel = 'feed' THEN 'sent' ELSE 'planned' END::notification_delivery_status,
        reason,
        CASE WHEN channel = 'mail' AND mode = 'immediate' THEN
          CASE WHEN ${window_s}::int > 0 THEN concat('now ', ${resource}::text, ':', resource_id) ELSE concat('now #', id) END END,
        CASE WHEN channel = 'mail' AND reason IS NULL
          THEN now() + CASE mode WHEN 'immediate' THEN ${window_s}::int ELSE 0 END * interval '1 second' END,
        CASE WHEN channel = 'feed' AND reason IS NULL THEN now() END
      FROM decided RETURNING channel`);
    return made.length / Object.keys({ feed, mail }).length;
  }
}
