import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { env } from '@app/config';
import { MailHousekeeping } from './mail.housekeeping';
import { CompanyMails } from './company-mails';
import { MailProcessor } from './mail.processor';
import { Mails } from './mails';
import { PostOffice } from './post-office';

export { CompanyMails, MailBudgetSpent, MailRecipients } from './company-mails';
export { type MailContent, type MailItem, layOut } from './mail-layout';
export { type MailTemplate, type Wording, defineMail, definedMails, mailValues } from './mail-template';
export { type LedgerEntry, type MailAttempt, MailLedger, type MailNotice } from './mail-ledger';
export { type Letter, MAIL_ATTEMPTS, Mails, ONE_LINE, SendEmail } from './mails';
export { PostOffice, type PostOfficeSettings } from './post-office';

const postOffice = {
  provide: PostOffice,
  useFactory: () =>
    new PostOffice({
      smtp_url: env.MAIL === 'smtp' ? env.SMTP_URL : undefined,
      directory: join(env.DATA_DIR, 'mail'),
      from: env.MAIL_FROM,
      host: new URL(env.PUBLIC_URL).hostname,
    }),
};

/** For domains that send mails. */
@Global()
@Module({ providers: [CompanyMails, Mails], exports: [CompanyMails, Mails] })
export class MailModule {}

/** For the worker, which delivers them. */
@Module({ providers: [postOffice, MailProcessor, MailHousekeeping], exports: [postOffice] })
export class MailWorkerModule {}
