import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';

@Injectable()
export class NotificationRetentionRepository {
  constructor(private readonly db: Database) {}

  /** Deletes mails and notifications before a moment. The ledger rows are deleted with their notifications. */
  async removeBefore(moment: Instant): Promise<number> {
    await this.db.removeInBatches(sql`notification_mails`, sql`created_at < ${moment}`);
    return this.db.removeInBatches(sql`notifications`, sql`created_at < ${moment}`);
  }

  async removeAllOf(user_id: number): Promise<void> {
    await this.db.rows(sql`
      WITH notes AS (DELETE FROM notifications WHERE user_id = ${user_id}), mails AS (DELETE FROM notification_mails WHERE user_id = ${user_id}),
        settings AS (DELETE FROM notification_settings WHERE user_id = ${user_id})
      DELETE FROM notification_preferences WHERE user_id = ${user_id}`);
  }
}
