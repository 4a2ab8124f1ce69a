import { Injectable } from '@nestjs/common';
import { type Actor, SessionRightsCache } from '@app/auth';
import { Database } from '@app/database';
import { type Origin, ProofsService, type SignInAccount, SignInAccountsRepository } from '@identity/auth';
import { InvalidLink, LinkNeedsAccount } from './credentials.errors';
import { EmailConfirmationsService } from './email-confirmations.service';
import { MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsService } from './mailed-secrets.service';

/** Proof of the account besides its mailbox: a session of it, or its password. */
export interface AccountProof {
  readonly identity?: Actor;
  readonly password?: string;
}

const { EmailVerification, EmailChange } = MailedSecretPurpose;

/** Accepts mailed links that confirm an e-mail address. */
@Injectable()
export class EmailLinksService {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly proofs: ProofsService,
    private readonly secrets: MailedSecretsService,
    private readonly confirmations: EmailConfirmationsService,
    private readonly rights: SessionRightsCache,
    private readonly db: Database,
  ) {}

  /** Accepts links of both purposes. A link alone proves only the mailbox, so the account has to be proved too. */
  async verify(token: string, proof: AccountProof, origin: Origin): Promise<void> {
    const { user_id } = await this.secrets.require(token, EmailVerification, EmailChange);
    const { company_id } = await this.demandAccount(user_id, proof, origin);
    await this.db.transaction(async () => {
      const secret = await this.secrets.use(token, EmailVerification, EmailChange);
      const account = await this.accounts.find(secret.user_id);
      if (!account?.may_sign_in) throw new InvalidLink();
      this.db.afterCommit(() => this.rights.forget());
      await (secret.purpose === EmailChange
        ? this.confirmations.change(account, secret, origin)
        : this.confirmations.confirm(account, secret));
    }, [company_id, null]);
  }

  private async demandAccount(user_id: number, { identity, password }: AccountProof, origin: Origin): Promise<SignInAccount> {
    const account = await this.accounts.find(user_id);
    if (!account?.may_sign_in) throw new InvalidLink();
    if (identity?.id === user_id && !identity.scopes) return account;
    if (password === undefined) throw new LinkNeedsAccount();
    return this.proofs.demand(user_id, password, origin);
  }
}
