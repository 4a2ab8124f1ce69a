import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type AccountReclaimer, SessionEnder } from '@app/auth';
import { Events } from '@app/events';
import { MailedSecretsService } from '@identity/credentials';
import { UserReclaimed } from '@organisation/users';
import { SignInMethodsService } from './sign-in-methods.service';

/** Removes everything that was set up in an account before its address was confirmed. */
@Injectable()
export class ReclaimedAccountsService implements AccountReclaimer {
  constructor(
    private readonly methods: SignInMethodsService,
    private readonly links: MailedSecretsService,
    private readonly sessions: SessionEnder,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async reclaim(user_id: number): Promise<void> {
    await this.methods.removeAllOf(user_id);
    await this.links.voidAllOf(user_id);
    await this.sessions.endAllOf(user_id);
    await this.sessions.endLastingAccessOf(user_id);
    await this.audit.note({ action: 'user.reclaim', resource_id: user_id });
    this.events.publish(UserReclaimed, { user_id, company_id: null });
  }
}
