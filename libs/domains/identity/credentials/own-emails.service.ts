import { Injectable } from '@nestjs/common';
import { type Actor, type Identity, SessionRightsCache } from '@app/auth';
import { Database } from '@app/database';
import { languageFor } from '@app/i18n';
import { Limits } from '@app/limits';
import { Mails } from '@app/mail';
import { type Origin, ProofsService, SignInAccountsRepository } from '@identity/auth';
import { EmailTaken } from '@organisation/users';
import { InvalidLink, LinkNeedsAccount, TooManyMails } from './credentials.errors';
import { EmailChangeAsked } from './credentials.mails';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { EmailConfirmationsService } from './email-confirmations.service';
import { MailedSecretsService } from './mailed-secrets.service';

/** How somebody shows that they have the account, and not only its mailbox: by a session of it, or its password. */
export interface AccountProof {
  readonly identity?: Actor;
  readonly password?: string;
}

const { EmailVerification, EmailChange } = MailedSecretPurpose;

/** E-mail addresses as their owners show that they have them, and change them. */
@Injectable()
export class OwnEmailsService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly proofs: ProofsService,
    private readonly secrets: MailedSecretsService,
    private readonly rights: SessionRightsCache,
    private readonly confirmations: EmailConfirmationsService,
    private readonly mails: Mails,
    private readonly limits: Limits,
    private readonly db: Database,
  ) {}

  /** Another link, in place of the one before. Nothing is sent to whoever has used one. */
  async askAgain({ id }: Identity, { address, languages }: Origin): Promise<void> {
    await this.limits.chargeMail(address);
    const sent = await this.db.transaction(() => this.secrets.sendVerification(id, languages));
    if (!sent) throw new TooManyMails();
  }

  /** Nothing changes before the new address is shown to be theirs; the old one is told. */
  async askForChange(identity: Identity, new_email: string, password: string, origin: Origin): Promise<void> {
    const account = await this.proofs.demand(identity.id, password, origin);
    await this.limits.chargeMail(origin.address);
    await this.db.transaction(async () => {
      if (await this.accounts.findByEmail(new_email)) throw new EmailTaken();
      if (!(await this.secrets.sendChange(account, new_email, origin.languages))) throw new TooManyMails();
      const { email: to, name, locale } = account;
      this.mails.enqueue({ to, ...EmailChangeAsked.in(languageFor(origin.languages, locale), { name, new_email }) });
    });
  }

  /** Whichever of the two a link is for. A link alone shows who has the mailbox: the account may be somebody else's. */
  async verify(token: string, proof: AccountProof, origin: Origin): Promise<void> {
    const { user_id } = await this.secrets.require(token, EmailVerification, EmailChange);
    await this.demandAccount(user_id, proof, origin);
    await this.db.transaction(async () => {
      const secret = await this.secrets.use(token, EmailVerification, EmailChange);
      const account = await this.accounts.find(secret.user_id);
      if (!account?.may_sign_in) throw new InvalidLink();
      this.db.afterCommit(() => this.rights.forget());
      await (secret.purpose === EmailChange
        ? this.confirmations.change(account, secret, origin)
        : this.confirmations.confirm(account, secret));
    });
  }

  private async demandAccount(user_id: number, { identity, password }: AccountProof, origin: Origin): Promise<void> {
    const account = await this.accounts.find(user_id);
    if (!account?.may_sign_in) throw new InvalidLink();
    if (identity?.id === user_id && !identity.scopes) return;
    if (password === undefined) throw new LinkNeedsAccount();
    await this.proofs.demand(user_id, password, origin);
  }
}
