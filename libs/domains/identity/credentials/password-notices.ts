import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { languageFor } from '@app/i18n';
import { Mails } from '@app/mail';
import { type Origin, type SignInAccount } from '@identity/auth';
import { PasswordChanged } from './credentials.mails';

/** Whoever owns an account learns what has been done to it. */
@Injectable()
export class PasswordNotices {
  constructor(
    private readonly mails: Mails,
    private readonly audit: Audit,
  ) {}

  async send(action: 'user.change_password' | 'user.reset_password', account: SignInAccount, { languages }: Origin): Promise<void> {
    const { id, company_id, email, name, locale } = account;
    this.mails.enqueue({ to: email, ...PasswordChanged.in(languageFor(languages, locale), { name }) });
    await this.audit.note({ action, actor_id: id, company_id, resource_id: id });
  }
}
