import { Injectable } from '@nestjs/common';
import type { BulkReminder } from './bulk-reminder.entity';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { AlreadyReminded } from './bulk.errors';

/** Limits reminders by bulk actions to one a day for each thing, regardless of the sender. */
@Injectable()
export class BulkRemindersService {
  constructor(private readonly reminders: BulkRemindersRepository) {}

  /** Records a reminder, in the caller's transaction. Throws `AlreadyReminded` (409) if the last one was less than 24 hours ago. */
  async claim(reminder: Omit<BulkReminder, 'reminded_at'>): Promise<void> {
    if (!(await this.reminders.claim(reminder))) throw new AlreadyReminded();
  }
}
