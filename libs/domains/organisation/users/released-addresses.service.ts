import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { SessionEnder } from '@app/auth';
import { languageFor } from '@app/i18n';
import { Mails } from '@app/mail';
import type { User } from './user.entity';
import { AddressReleased } from './users.mails';
import { UnshownAccountsRepository } from './unshown-accounts.repository';
import { UsersRepository } from './users.repository';

/** Removes addresses from accounts of a company if they belong to another person. */
@Injectable()
export class ReleasedAddressesService {
  constructor(
    private readonly users: UsersRepository,
    private readonly accounts: UnshownAccountsRepository,
    private readonly sessions: SessionEnder,
    private readonly mails: Mails,
    private readonly audit: Audit,
  ) {}

  /**
   * Removes the address from a locked account, in the caller's transaction. The account stays with its company, whose admins get a mail.
   */
  async release(user: User): Promise<void> {
    const { id, email, name: person } = user;
    user.email = `released-${id}@users.invalid`;
    await this.users.save(user);
    await this.sessions.endAllOf(id);
    await this.sessions.endLastingAccessOf(id);
    this.audit.record(null, 'user.release_address', user);
    for (const { email: to, name, locale } of await this.accounts.listAdmins(user.company_id!))
      this.mails.enqueue({ to, ...AddressReleased.in(languageFor(undefined, locale), { name, person, email }) });
  }
}
