import { Injectable, Logger } from '@nestjs/common';
import { env } from '@app/config';
import { Database } from '@app/database';
import { Jobs, type Run, recorded } from '@app/jobs';
import { PostOffice } from '@app/mail';
import { CanaryMail } from './canaries.mails';
import { CanariesRepository } from './canaries.repository';
import { DeliveriesRepository } from './deliveries.repository';
import { failureOf } from './mail-failures';
import { NotificationMailsRepository } from './notification-mails.repository';
import { SendNotificationMail } from './notifications.jobs';

const BATCH = 200;
/** Ten attempts of a mail take a quarter of an hour. */
const LATE_S = 3_600;
/** An older one says nothing about today. */
const WATCHED_DAYS = 2;

/**
 * Proves for each company and day that notifications are sent: a ledger row without a person waits for the schedule that makes mails of
 * notifications, and is sent by their job, through the same mail server. Files prove nothing, so there are no canaries without a server.
 */
@Injectable()
export class CanariesService {
  private readonly logger = new Logger(CanariesService.name);

  constructor(
    private readonly canaries: CanariesRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly mails: NotificationMailsRepository,
    private readonly postOffice: PostOffice,
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Plans the canaries of this day, and returns how many are new. */
  plan(): Promise<number> {
    if (env.MAIL !== 'smtp') return Promise.resolve(0);
    return this.db.transaction(async () => {
      const added = await this.canaries.add();
      if (added > 0) await this.canaries.enterIntoLedger();
      return added;
    });
  }

  /** Puts waiting canaries into mails with their jobs, and returns their number. */
  async batchDue(): Promise<number> {
    return this.db.transaction(async () => {
      const waiting = await this.canaries.claim(BATCH);
      for (const delivery_id of waiting) {
        const mail_id = await this.canaries.putIntoMail(delivery_id);
        const { id } = await this.jobs.add(SendNotificationMail, { mail_id });
        await this.deliveries.noteJob(mail_id, id);
      }
      return waiting.length;
    });
  }

  /** Sends the canary of a mail. Throws if the attempt failed. */
  async send(mail_id: number, { attempt }: Pick<Run, 'attempt'>): Promise<void> {
    const canary = await this.canaries.carriedBy(mail_id);
    if (!canary) return this.mails.noteEmpty(mail_id);
    const { company_id, day, locale } = canary;
    const { subject, text, html } = CanaryMail.in(locale, { company: company_id, day });
    try {
      await this.postOffice.send(`notification-${mail_id}`, { to: env.CANARY_MAIL ?? env.MAIL_FROM, subject, body: text, html });
    } catch (error) {
      await this.mails.noteFailure(mail_id, failureOf(error, attempt));
      throw error;
    }
    await recorded(() => this.canaries.noteSent(mail_id, attempt));
  }

  /** Writes an error into the log for each canary that is missing, once. Returns their number. */
  async watch(): Promise<number> {
    const missing = await this.canaries.markMissing({ late_s: LATE_S, days: WATCHED_DAYS });
    for (const { company_id, day, attempts, error } of missing)
      this.logger.error(
        `the canary of company ${company_id} on ${day} was not sent after ${attempts} attempts (${error ?? 'not tried to the end'}): its notifications may not be sent either`,
      );
    return missing.length;
  }
}
