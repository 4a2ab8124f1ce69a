import { Injectable } from '@nestjs/common';
import type { Identity } from '@app/auth';
import { Database } from '@app/database';
import { languageFor } from '@app/i18n';
import { Limits } from '@app/limits';
import { Mails } from '@app/mail';
import { type Origin, ProofsService, SignInAccountsRepository, WrongPassword, securityNotice } from '@identity/auth';
import { EmailTaken } from '@organisation/users';
import { TooManyMails } from './credentials.errors';
import { EmailChangeAsked } from './credentials.mails';
import { MailedSecretsService } from './mailed-secrets.service';

/** Mails the links by which users confirm and change their e-mail address. */
@Injectable()
export class OwnEmailsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly proofs: ProofsService,
    private readonly secrets: MailedSecretsService,
    private readonly mails: Mails,
    private readonly limits: Limits,
    private readonly db: Database,
  ) {}

  /** Mails a new link, which replaces the one before. Sends nothing if the address is confirmed. */
  async askAgain({ id }: Identity, { address, languages }: Origin): Promise<void> {
    await this.limits.chargeMail(address);
    const sent = await this.db.transaction(() => this.secrets.sendVerification(id, languages));
    if (!sent) throw new TooManyMails();
  }

  /** Requests a change of address. Nothing changes until the new address is confirmed; the old one is informed. */
  async askForChange(identity: Identity, new_email: string, password: string, origin: Origin): Promise<void> {
    const account = await this.proofs.demand(identity.id, password, origin);
    await this.limits.chargeMail(origin.address);
    await this.db.transaction(async () => {
      // Otherwise a password change at the same moment would not void this link.
      if (!(await this.accounts.lockUnchanged(account))) throw new WrongPassword();
      if (await this.accounts.isTakenFor(account.id, new_email)) throw new EmailTaken();
      if (!(await this.secrets.sendChange(account, new_email, origin.languages))) throw new TooManyMails();
      const { id, email: to, name, locale } = account;
      const words = EmailChangeAsked.in(languageFor(origin.languages, locale), { name, new_email });
      this.mails.enqueue({ to, ...words, notice: securityNotice('user.ask_email_change', id) });
    });
  }
}
