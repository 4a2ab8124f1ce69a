import { Injectable } from '@nestjs/common';
import { Jobs, defineJob } from '@app/jobs';
import { QueueName } from '@app/outbox';
import type { MailNotice } from './mail-ledger';

/** A mail to send. */
export interface Letter {
  /** One address. */
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly body: string;
  /** The same text for programs that show HTML. */
  readonly html?: string;
  /** A URL that ends such mails: GET shows a page with a button, POST acts (RFC 8058). */
  readonly unsubscribe?: string;
  /** An event for the reader's calendar, as iCalendar. */
  readonly invitation?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  /** For the ledger of notifications. Nothing of it is sent. */
  readonly notice?: MailNotice;
}

/** Attempts of a mail: ten take a quarter of an hour, for mail servers that defer delivery. */
export const MAIL_ATTEMPTS = 10;

export const SendEmail = defineJob<Letter>(QueueName.High, 'send_email', {
  outside: true,
  confidential: true,
  attempts: MAIL_ATTEMPTS,
});

/** A line break in a header would begin the next one. */
export const ONE_LINE = /^[^\r\n\0]*$/;

@Injectable()
export class Mails {
  constructor(private readonly jobs: Jobs) {}

  /**
   * Sends a mail once the surrounding transaction has committed: `mails.enqueue({ to, ...Invitation.in(locale, { name, link }) })`.
   * Delivered at least once, with the same Message-ID. With a `notice`, the ledger of notifications accounts for it. The content is deleted when it has been sent or has failed.
   */
  enqueue({ to, subject, text, html, notice }: Pick<Letter, 'to' | 'subject' | 'html' | 'notice'> & { readonly text: string }): void {
    if (![to, subject].every((line) => ONE_LINE.test(line)))
      throw new Error('The address and the subject of a mail must be one line each.');
    this.jobs.enqueue(SendEmail, { to, subject, body: text, html, notice });
  }
}
