import { Injectable } from '@nestjs/common';
import type { BulkReminder } from './bulk-reminder.entity';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { AlreadyReminded } from './bulk.errors';

/** For actions that remind people: lets each thing be the subject of one reminder a day, whoever sends it. */
@Injectable()
export class BulkRemindersService {
  constructor(private readonly reminders: BulkRemindersRepository) {}

  /** Throws 409 if there was a reminder about the thing within 24 hours. Joins the caller's transaction, and is rolled back with it. */
  async claim(reminder: Omit<BulkReminder, 'reminded_at'>): Promise<void> {
    if (!(await this.reminders.claim(reminder))) throw new AlreadyReminded();
  }
}
