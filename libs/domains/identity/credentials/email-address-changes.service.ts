import { Injectable } from '@nestjs/common';
import { type Actor, type AddressOwner, EmailAddressChanges } from '@app/auth';
import { RateLimited } from '@app/errors';
import { Mails } from '@app/mail';
import { SignInAccountsRepository, securityNotice } from '@identity/auth';
import { InvitationsService } from '@organisation/invitations';
import { EmailTaken } from '@organisation/users';
import { EmailChangeAskedByAdmin } from './credentials.mails';
import { MAILS_WINDOW_MS } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';

/** Changes addresses of users at the request of admins of their company. */
@Injectable()
export class EmailAddressChangesService extends EmailAddressChanges {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly secrets: MailedSecretsService,
    private readonly invitations: InvitationsService,
    private readonly mails: Mails,
  ) {
    super();
  }

  async propose(actor: Actor, { id }: AddressOwner, new_email: string): Promise<void> {
    if (await this.accounts.isTakenFor(id, new_email)) throw new EmailTaken();
    const account = (await this.accounts.find(id))!;
    if (!(await this.secrets.sendChangeFor(actor.id, account, new_email))) throw tooManyMails();
    const { email: to, name, locale } = account;
    const notice = securityNotice('user.ask_email_change', id);
    this.mails.enqueue({ to, ...EmailChangeAskedByAdmin.in(locale, { name, new_email }), notice });
  }

  async sendAnew(actor: Actor, { id, email, company_id }: AddressOwner, previous_email: string): Promise<void> {
    if (company_id !== null) await this.invitations.sendAnew(actor, { company_id, email }, previous_email);
    if (!(await this.secrets.sendVerification(id))) throw tooManyMails();
  }
}

const tooManyMails = (): RateLimited => new RateLimited(undefined, MAILS_WINDOW_MS / 1_000);
