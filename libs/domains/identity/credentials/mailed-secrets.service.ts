import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { hashOf, newSecret } from '@app/auth';
import { Clock, publicUrl } from '@app/config';
import { type Instant, instant } from '@app/database';
import { languageFor } from '@app/i18n';
import type { SecretLookup } from '@app/limits';
import { type MailTemplate, Mails } from '@app/mail';
import { type SignInAccount, SignInAccountsRepository } from '@identity/auth';
import { InvalidLink } from './credentials.errors';
import { EmailChange, EmailChangeForOwner, EmailVerification, PasswordReset } from './credentials.mails';
import { ASKED_LIFETIME_MS, LIFETIMES_MS, MAILS_WINDOW_MS, type MailedSecret, MailedSecretPurpose } from './mailed-secret.entity';
import { MailedSecretsRepository } from './mailed-secrets.repository';

const { PasswordReset: Reset, EmailVerification: Verification, EmailChange: Change } = MailedSecretPurpose;

/** Where a person lands who follows a link. */
const PAGES: Readonly<Record<MailedSecretPurpose, string>> = {
  [Reset]: 'reset-password',
  [Verification]: 'verify-email',
  [Change]: 'verify-email',
};
const WORDS: Readonly<Record<MailedSecretPurpose, MailTemplate<{ name: string; link: string }>>> = {
  [Reset]: PasswordReset,
  [Verification]: EmailVerification,
  [Change]: EmailChange,
};

interface SendingOptions {
  /** The account's own address, unless given. */
  readonly to?: string;
  readonly languages?: string;
  readonly asked_by?: number | null;
}

/** Secrets that are mailed to people: each is good once, for one purpose, for a while. All that is kept of it is its hash. */
@Injectable()
export class MailedSecretsService implements SecretLookup {
  constructor(
    private readonly secrets: MailedSecretsRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly mails: Mails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** To whoever has this address and may sign in. To nobody else: an invitation is accepted, a suspension is lifted. */
  async sendPasswordReset(email: string, languages?: string): Promise<void> {
    const account = await this.accounts.findByEmail(email);
    if (account?.may_sign_in) await this.send(Reset, account, { languages });
  }

  /** Not to whoever has shown already that the address is theirs. False when too many have been sent. */
  async sendVerification(user_id: number, languages?: string): Promise<boolean> {
    const account = await this.accounts.find(user_id);
    if (!account?.may_sign_in || account.email_verified_at) return true;
    return this.send(Verification, account, { languages });
  }

  /** To the address that is to be the account's. */
  sendChange(account: SignInAccount, to: string, languages?: string): Promise<boolean> {
    return this.send(Change, account, { to, languages });
  }

  /** The same for an admin who asks for it: whoever has the new address reads who wants it, and has a day. */
  sendChangeFor(asked_by: number, account: SignInAccount, to: string): Promise<boolean> {
    return this.send(Change, account, { to, asked_by });
  }

  /** The links of one mail are counted together, whatever they are for. */
  async liveKeyOf(token: string): Promise<string | undefined> {
    const secret = await this.secrets.find(hashOf(token), [Reset, Verification, Change], this.now());
    return secret && `mail ${secret.hash}`;
  }

  /** Whom a link belongs to that could be used now. */
  require(token: string, ...purposes: MailedSecretPurpose[]): Promise<MailedSecret> {
    return required(this.secrets.find(hashOf(token), purposes, this.now()));
  }

  /** The same, in the caller's transaction, for good. */
  use(token: string, ...purposes: MailedSecretPurpose[]): Promise<MailedSecret> {
    return required(this.secrets.use(hashOf(token), purposes, this.now()));
  }

  /** Whoever had a hand in the account before has it no longer. */
  voidAllOf(user_id: number): Promise<void> {
    return this.secrets.voidAllOf(user_id, [Reset, Change], this.now());
  }

  /** Called when somebody has been anonymised: it says where they were written to. */
  forget(user_id: number): Promise<void> {
    return this.secrets.removeAllOf(user_id);
  }

  /** Called by the clock. */
  forgetOld(): Promise<void> {
    return this.secrets.removeOlderThan(this.before(MAILS_WINDOW_MS));
  }

  private async send(
    purpose: MailedSecretPurpose,
    account: SignInAccount,
    { to = account.email, languages, asked_by = null }: SendingOptions,
  ): Promise<boolean> {
    const secret = newSecret();
    const { id: user_id, email: account_email, company_id, name, locale } = account;
    const expires_at = this.before(-(asked_by ? ASKED_LIFETIME_MS : LIFETIMES_MS[purpose]));
    const kept = { user_id, purpose, hash: hashOf(secret), account_email, sent_to: to, asked_by, expires_at };
    if (!(await this.secrets.put({ ...kept, since: this.now() }, this.before(MAILS_WINDOW_MS)))) return false;

    const link = publicUrl(`/api/v1/auth/links/${PAGES[purpose]}?token=${secret}`);
    const words = asked_by ? EmailChangeForOwner : WORDS[purpose];
    this.mails.enqueue({ to, ...words.in(languageFor(languages, locale), { name, link }) });
    await this.audit.note({ action: `user.ask_${purpose}`, actor_id: asked_by, company_id, resource_id: user_id });
    return true;
  }

  private now(): Instant {
    return instant(this.clock.now());
  }

  private before(ms: number): Instant {
    return instant(new Date(+this.clock.now() - ms));
  }
}

async function required(found: Promise<MailedSecret | undefined>): Promise<MailedSecret> {
  const secret = await found;
  if (!secret) throw new InvalidLink();
  return secret;
}
