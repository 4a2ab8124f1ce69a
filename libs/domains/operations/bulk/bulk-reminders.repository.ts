import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { BulkReminder } from './bulk-reminder.entity';

@Injectable()
export class BulkRemindersRepository {
  constructor(private readonly db: Database) {}

  /** Records a reminder, in the transaction that plans it. Returns false if there was one within 24 hours. */
  async claim({ resource, resource_id, company_id }: Omit<BulkReminder, 'reminded_at'>): Promise<boolean> {
    const claimed = await this.db.row(sql`
      INSERT INTO bulk_reminders AS r (resource, resource_id, company_id, reminded_at)
      VALUES (${resource}, ${resource_id}, ${company_id}, now())
      ON CONFLICT (resource, resource_id) DO UPDATE SET reminded_at = now() WHERE r.reminded_at < now() - interval '1 day'
      RETURNING r.resource_id`);
    return claimed !== undefined;
  }

  /** Deletes rows that are older than a day and no longer prevent a reminder. */
  removeOld(): Promise<number> {
    return this.db.removeInBatches(sql`bulk_reminders`, sql`reminded_at < now() - interval '1 day'`);
  }
}
