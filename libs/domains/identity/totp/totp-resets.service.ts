import { Injectable } from '@nestjs/common';
import { type Actor, SessionEnder, authorize } from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { Database } from '@app/database';
import { UsersService } from '@organisation/users';
import { TotpNotOn } from './totp.errors';
import { TotpPolicy } from './totp.policy';
import { TotpRepository } from './totp.repository';

/** Removes second factors of people who have lost them. */
@Injectable()
export class TotpResetsService {
  constructor(
    private readonly totp: TotpRepository,
    private readonly users: UsersService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly notices: SecurityNotices,
  ) {}

  /** Removes the second factor and ends all sessions of a user who has lost their phone and recovery codes. */
  reset(actor: Actor, user_id: number): Promise<void> {
    return this.db.transaction(async () => {
      // Throws `NotFound` for people whom the actor may not see.
      await this.users.get(actor, user_id);
      const owner = { id: user_id, company_id: actor.company_id };
      authorize(TotpPolicy.reset, actor, owner);
      if (!(await this.totp.remove(user_id))) throw new TotpNotOn();
      await this.sessions.endAllOf(user_id);
      await this.audit.note({ action: 'totp.reset', actor_id: actor.id, company_id: owner.company_id, resource_id: owner.id });
      await this.notices.send('totp.reset', owner.id);
    });
  }
}
