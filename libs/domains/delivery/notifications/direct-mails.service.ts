import { Injectable } from '@nestjs/common';
import { type LedgerEntry, type MailAttempt, MailLedger, type MailNotice } from '@app/mail';
import { noticeOf } from '@app/notices';
import { DirectMailsRepository } from './direct-mails.repository';
import { failureOf } from './mail-failures';
import { NotificationMailsRepository } from './notification-mails.repository';

/**
 * Keeps the ledger of direct mails: critical mails that a change writes in its own transaction, with the words, the link and the address
 * of that moment. They wait for nothing.
 */
@Injectable()
export class DirectMailsService extends MailLedger {
  constructor(
    private readonly direct: DirectMailsRepository,
    private readonly mails: NotificationMailsRepository,
  ) {
    super();
  }

  /** Returns undefined for a type that only another version knows: its mail is sent, but is not in the ledger. */
  async open(notice: MailNotice, job_id: string): Promise<LedgerEntry | undefined> {
    const entry = noticeOf(notice.type);
    if (!entry) return undefined;
    const known = await this.direct.ofJob(notice, job_id);
    if (known) return known;
    const id = await this.direct.add(entry, notice, job_id);
    return id === undefined ? undefined : { id, is_sent: false };
  }

  noteSent(mail_id: number, { attempt }: MailAttempt): Promise<void> {
    return this.direct.noteSent(mail_id, attempt);
  }

  noteFailure(mail_id: number, { attempt }: MailAttempt, error: unknown): Promise<void> {
    return this.mails.noteFailure(mail_id, failureOf(error, attempt));
  }
}
