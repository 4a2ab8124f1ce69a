import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql, touched } from '@app/database';
import type { NoticeChannel, NoticeMode } from '@app/notices';
import { NotificationSettings, USUAL_DIGEST_HOUR } from './notification-settings.entity';

/** A choice for one type and channel. Without a mode, the catalogue decides. */
export interface PreferenceChoice {
  readonly type: string;
  readonly channel: NoticeChannel;
  readonly mode: NoticeMode | null;
}

/** When a person wants mails, with the version of all their choices. */
export interface SettingsRow {
  readonly version: number;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly working_days_only: boolean;
  readonly digest_hour: number;
  /** The zone in which these times are read: the person's, or that of the company. */
  readonly timezone: string;
  readonly choices: readonly PreferenceChoice[];
}

@Injectable()
export class PreferencesRepository {
  constructor(private readonly db: Database) {}

  async find({ id }: Pick<Actor, 'id'>): Promise<SettingsRow> {
    const found = await this.db.row(sql<SettingsRow>`
      SELECT coalesce(s.version, 1) AS version, s.quiet_from, s.quiet_until, coalesce(s.working_days_only, false) AS working_days_only,
        coalesce(s.digest_hour, ${USUAL_DIGEST_HOUR}::int) AS digest_hour, coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone,
        (SELECT coalesce(json_agg(json_build_object('type', p.type, 'channel', p.channel, 'mode', p.mode)), '[]')
         FROM notification_preferences p WHERE p.user_id = u.id) AS choices
      FROM users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN notification_settings s ON s.user_id = u.id WHERE u.id = ${id}`);
    return found!;
  }

  /** Locks the row of a person, which is made if there is none, so that two changes follow each other. */
  async findForUpdate(user_id: number): Promise<NotificationSettings> {
    await this.db.rows(sql`INSERT INTO notification_settings (user_id) VALUES (${user_id}) ON CONFLICT (user_id) DO NOTHING`);
    return (await this.db.findForUpdate(NotificationSettings, sql`user_id = ${user_id}`))!;
  }

  /** Raises the version also if only choices have changed. */
  async save({ user_id, quiet_from, quiet_until, working_days_only, digest_hour }: NotificationSettings): Promise<void> {
    await this.db.rows(sql`
      UPDATE notification_settings SET quiet_from = ${quiet_from}, quiet_until = ${quiet_until}, working_days_only = ${working_days_only},
        digest_hour = ${digest_hour}, ${touched(NotificationSettings)}
      WHERE user_id = ${user_id}`);
  }

  async choose(user_id: number, choices: readonly PreferenceChoice[]): Promise<void> {
    await this.db.rows(sql`
      WITH chosen AS (
        SELECT type, channel, mode
        FROM jsonb_to_recordset(${JSON.stringify(choices)}) AS c (type text, channel notification_channel, mode notification_mode)
      ), returned AS (
        DELETE FROM notification_preferences p USING chosen c
        WHERE p.user_id = ${user_id} AND p.type = c.type AND p.channel = c.channel AND c.mode IS NULL
      )
      INSERT INTO notification_preferences AS p (user_id, type, channel, mode)
      SELECT ${user_id}, c.type, c.channel, c.mode FROM chosen c WHERE c.mode IS NOT NULL
      ON CONFLICT (user_id, type, channel) DO UPDATE SET mode = excluded.mode, updated_at = now()`);
  }
}
