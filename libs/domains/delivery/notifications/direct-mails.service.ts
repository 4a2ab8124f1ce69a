import { Injectable } from '@nestjs/common';
import { type MailAttempt, MailLedger, type MailNotice } from '@app/mail';
import { noticeOf } from '@app/notices';
import { DirectMailsRepository } from './direct-mails.repository';
import { failureOf } from './mail-failures';
import { NotificationMailsRepository } from './notification-mails.repository';

/**
 * Accounts for critical mails that are written with the change itself: their words, links and address are those of that moment, and they
 * wait for nothing.
 */
@Injectable()
export class DirectMailsService extends MailLedger {
  constructor(
    private readonly direct: DirectMailsRepository,
    private readonly mails: NotificationMailsRepository,
  ) {
    super();
  }

  /** A type of another version is sent, but not accounted for. */
  async open(notice: MailNotice, job_id: string): Promise<number | undefined> {
    const entry = noticeOf(notice.type);
    if (!entry) return undefined;
    return (await this.direct.ofJob(notice, job_id)) ?? this.direct.add(entry, notice, job_id);
  }

  noteSent(mail_id: number, { attempt }: MailAttempt): Promise<void> {
    return this.direct.noteSent(mail_id, attempt);
  }

  noteFailure(mail_id: number, { attempt }: MailAttempt, error: unknown): Promise<void> {
    return this.mails.noteFailure(mail_id, failureOf(error, attempt));
  }
}
