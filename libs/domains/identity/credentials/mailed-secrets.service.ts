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

/** The pages that links open. */
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
  /** Default: the address of the account. */
  readonly to?: string;
  readonly languages?: string;
  readonly asked_by?: number | null;
}

/** Secrets in mails: each is valid once, for one purpose, for a limited time. Only its hash is stored. */
@Injectable()
export class MailedSecretsService implements SecretLookup {
  constructor(
    private readonly secrets: MailedSecretsRepository,
    private readonly accounts: SignInAccountsRepository,
    private readonly mails: Mails,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Mails a link if the address belongs to an account that may sign in. Invited and suspended users get no mail. */
  async sendPasswordReset(email: string, languages?: string): Promise<void> {
    const account = await this.accounts.findByEmail(email);
    if (account?.may_sign_in) await this.send(Reset, account, { languages });
  }

  /** Mails a link unless the address is confirmed already. Returns false if too many mails were sent. */
  async sendVerification(user_id: number, languages?: string): Promise<boolean> {
    const account = await this.accounts.find(user_id);
    if (!account?.may_sign_in || account.email_verified_at) return true;
    return this.send(Verification, account, { languages });
  }

  /** Mails a link to the requested address. */
  sendChange(account: SignInAccount, to: string, languages?: string): Promise<boolean> {
    return this.send(Change, account, { to, languages });
  }

  /** Mails a link for a change that an admin requested. The mail says so, and the link is valid for a day. */
  sendChangeFor(asked_by: number, account: SignInAccount, to: string): Promise<boolean> {
    return this.send(Change, account, { to, asked_by });
  }

  /** Counts all links of one mail under one key, whatever their purpose. */
  async liveKeyOf(token: string): Promise<string | undefined> {
    const secret = await this.secrets.find(hashOf(token), [Reset, Verification, Change], this.now());
    return secret && `mail ${secret.hash}`;
  }

  /** Finds a valid secret without using it. Throws `InvalidLink` if there is none. */
  require(token: string, ...purposes: MailedSecretPurpose[]): Promise<MailedSecret> {
    return required(this.secrets.find(hashOf(token), purposes, this.now()));
  }

  /** Uses a valid secret up, in the caller's transaction. Throws `InvalidLink` if there is none. */
  use(token: string, ...purposes: MailedSecretPurpose[]): Promise<MailedSecret> {
    return required(this.secrets.use(hashOf(token), purposes, this.now()));
  }

  /** Voids pending resets and changes of an account, for example after a change of its password. */
  voidAllOf(user_id: number): Promise<void> {
    return this.secrets.voidAllOf(user_id, [Reset, Change], this.now());
  }

  /** Deletes all secrets of an anonymised user, because they contain addresses. */
  forget(user_id: number): Promise<void> {
    return this.secrets.removeAllOf(user_id);
  }

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
