import { Global, Module } from '@nestjs/common';
import { MailRecipients } from '@app/mail';
import { MailRecipientsRepository } from './mail-recipients.repository';

const recipients = { provide: MailRecipients, useExisting: MailRecipientsRepository };

/** Decides to which addresses a company may send mails. Global, because the platform uses it. */
@Global()
@Module({ providers: [MailRecipientsRepository, recipients], exports: [recipients] })
export class MailRecipientsModule {}
