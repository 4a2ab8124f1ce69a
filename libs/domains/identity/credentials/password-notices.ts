import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { publicUrl } from '@app/config';
import { type Language, languageFor } from '@app/i18n';
import { Mails } from '@app/mail';
import { type Origin, type SignInAccount, SignInAccountsRepository, securityNotice } from '@identity/auth';
import { PasswordChanged, PasswordResetDone } from './credentials.mails';

type PasswordAction = 'user.change_password' | 'user.reset_password';

/** Mails and records changes of passwords. */
@Injectable()
export class PasswordNotices {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly mails: Mails,
    private readonly audit: Audit,
  ) {}

  async send(action: PasswordAction, account: SignInAccount, { languages }: Origin): Promise<void> {
    const { id, company_id, email, locale } = account;
    const language = languageFor(languages, locale);
    this.mails.enqueue({ to: email, ...(await this.wordsOf(action, account, language)), notice: securityNotice(action, id) });
    await this.audit.note({ action, actor_id: id, company_id, resource_id: id });
  }

  /** The owner of a reset account may have lost it before, so the mail names the factors that still work. */
  private async wordsOf(action: PasswordAction, { id, name }: SignInAccount, language: Language) {
    if (action === 'user.change_password') return PasswordChanged.in(language, { name });
    const { passkeys, is_totp_on } = await this.accounts.factorsOf(id);
    return PasswordResetDone.in(language, { name, passkeys, isTotpOn: is_totp_on, link: publicUrl('/api/v1/auth/passkeys') });
  }
}
