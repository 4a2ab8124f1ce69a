import { Injectable } from '@nestjs/common';
import { type NoticeFacts, type NoticedAction, SecurityNotices } from '@app/audit';
import { Mails } from '@app/mail';
import { securityNotice } from './auth.notifications';
import { SECURITY_NOTICES } from './security-notices.mails';
import { SignInAccountsRepository } from './sign-in-accounts.repository';

/** Mails notices to the present address of the account, in the language of its owner. */
@Injectable()
export class SecurityNoticesService extends SecurityNotices {
  constructor(
    private readonly accounts: SignInAccountsRepository,
    private readonly mails: Mails,
  ) {
    super();
  }

  async send(action: NoticedAction, user_id: number, facts: NoticeFacts = {}): Promise<void> {
    const account = await this.accounts.find(user_id);
    if (!account) return;
    const { email: to, name, locale } = account;
    this.mails.enqueue({ to, ...SECURITY_NOTICES[action].in(locale, { ...facts, name }), notice: securityNotice(action, user_id, facts) });
  }
}
