import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { declaredNotices, noticeOf } from '@app/notices';
import { CalendarService, WorkCalendar } from '@organisation/calendar';
import { DeliveriesRepository } from './deliveries.repository';
import { type MailReader, type MailWindow, decideMails, isDigest, nextWindow } from './mail-decisions';
import { type MailReaderRow, MailReadersRepository } from './mail-readers.repository';
import { SendNotificationMail } from './notifications.jobs';

/** The most due deliveries of one round. Their people are decided one after the other. */
const BATCH = 200;
/** The most deliveries of a person that are decided at once. The next run decides the rest. */
const MAX_OF_PERSON = 1_000;
const AGAIN_AFTER_S = 300;

/** Turns due deliveries into mails: each person in a transaction of their own, which also enqueues the jobs. */
@Injectable()
export class MailBatchesService {
  private readonly logger = new Logger(MailBatchesService.name);

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly readers: MailReadersRepository,
    private readonly calendars: CalendarService,
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Decides what is due, and returns the number of mails. */
  async deliverDue(): Promise<number> {
    const types = declaredNotices().map(({ type }) => type);
    let mails = 0;
    const done = new Set<number>();
    for (;;) {
      const people = (await this.deliveries.peopleWithDue(types, BATCH)).filter((id) => !done.has(id));
      if (people.length === 0) return mails;
      for (const user_id of people) {
        mails += await this.deliverTo(user_id, types);
        done.add(user_id);
      }
    }
  }

  /** One person's failure must not stop the others. */
  private async deliverTo(user_id: number, types: readonly string[]): Promise<number> {
    try {
      return await this.db.transaction(() => this.decided(user_id, types));
    } catch (error) {
      this.logger.error(error, `could not decide the mails of user ${user_id}; trying again in ${AGAIN_AFTER_S} s`);
      await this.deliveries.postpone(user_id, AGAIN_AFTER_S);
      return 0;
    }
  }

  private async decided(user_id: number, types: readonly string[]): Promise<number> {
    if (!(await this.deliveries.claim(user_id))) return 0;
    const row = await this.readers.find(user_id);
    if (!row) return 0;
    const reader = readerOf(row, await this.calendars.calendarOf({ user_id }));
    const waiting = (await this.deliveries.waitingOf(row, types, MAX_OF_PERSON)).map((one) => ({ ...one, notice: noticeOf(one.type)! }));
    const { suppressed, deferred, mails } = decideMails(waiting, reader, this.clock.now());
    if (suppressed.length > 0) await this.deliveries.suppress(suppressed);
    if (deferred.length > 0) await this.deliveries.defer(deferred);
    for (const window of mails) await this.enqueue(user_id, window, reader);
    return mails.length;
  }

  private async enqueue(user_id: number, { window_key, mode, ids }: MailWindow, reader: MailReader): Promise<void> {
    // A digest has one key per window; another burst about the same thing is another mail.
    const key = isDigest(mode) ? window_key : `${window_key} ${ids[0]!}`;
    const mail_id = await this.deliveries.putIntoMail(user_id, key, ids);
    if (mail_id === undefined) return this.passOn({ window_key, mode, ids }, reader);
    const { id } = await this.jobs.add(SendNotificationMail, { mail_id });
    await this.deliveries.noteJob(mail_id, id);
  }

  /** The digest of this window has been made already: they come with the next one. */
  private async passOn({ window_key, mode, ids }: MailWindow, reader: MailReader): Promise<void> {
    const next = nextWindow(window_key, mode, { reader, now: this.clock.now() });
    await this.deliveries.defer(ids.map((id) => ({ id, mode, ...next })));
  }
}

const readerOf = (row: MailReaderRow, calendar: WorkCalendar): MailReader => ({
  ...row,
  calendar,
  quiet: row.quiet_from === null || row.quiet_until === null ? null : { from: row.quiet_from, until: row.quiet_until },
});
