import { Global, Module } from '@nestjs/common';
import { MailRecipients } from '@app/mail';
import { MailRecipientsRepository } from './mail-recipients.repository';

const recipients = { provide: MailRecipients, useExisting: MailRecipientsRepository };

/** Whom a company may write to. Global, because the platform asks. */
@Global()
@Module({ providers: [MailRecipientsRepository, recipients], exports: [recipients] })
export class MailRecipientsModule {}
