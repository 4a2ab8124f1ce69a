import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { SessionEnder } from '@app/auth';
import { languageFor } from '@app/i18n';
import { Mails } from '@app/mail';
import { ApiKeysService } from '@identity/api-keys';
import { type Origin, type SignInAccount, SignInAccountsRepository, securityNotice } from '@identity/auth';
import { UnshownAccountsService } from '@organisation/users';
import { InvalidLink } from './credentials.errors';
import { EmailChanged } from './credentials.mails';
import type { MailedSecret } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';

/** Applies what a mailed link has confirmed, in the caller's transaction. */
@Injectable()
export class EmailConfirmationsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly secrets: MailedSecretsService,
    private readonly sessions: SessionEnder,
    private readonly keys: ApiKeysService,
    private readonly unshown: UnshownAccountsService,
    private readonly mails: Mails,
    private readonly audit: Audit,
  ) {}

  async confirm({ id, company_id }: SignInAccount, { account_email }: MailedSecret): Promise<void> {
    if (!(await this.accounts.verifyEmail(id, account_email))) throw new InvalidLink();
    await this.audit.note({ action: 'user.verify_email', actor_id: id, company_id, resource_id: id });
  }

  /**
   * Changes the address, ends feeds, and informs both addresses. An unproven account that has the new address loses it. If an admin requested the
   * change, all sessions and API keys of the account end.
   */
  async change(account: SignInAccount, secret: MailedSecret, { languages }: Origin): Promise<void> {
    const { id, company_id, email, name, locale } = account;
    const { account_email, sent_to, asked_by } = secret;
    await this.unshown.makeRoom({ id }, sent_to);
    if (!(await this.accounts.changeEmail(id, account_email, sent_to))) throw new InvalidLink();
    await this.secrets.voidAllOf(id);
    await this.sessions.endLastingAccessOf(id);
    if (asked_by !== null) await this.endAllOf(id);
    await this.audit.note({ action: 'user.change_email', actor_id: id, company_id, resource_id: id });
    const words = EmailChanged.in(languageFor(languages, locale), { name, new_email: sent_to });
    const notice = securityNotice('user.change_email', id);
    this.mails.enqueue({ to: email, ...words, notice });
    this.mails.enqueue({ to: sent_to, ...words, notice: { ...notice, is_copy: true } });
  }

  private async endAllOf(user_id: number): Promise<void> {
    await this.sessions.endAllOf(user_id);
    await this.keys.revokeAllOf(user_id);
  }
}
