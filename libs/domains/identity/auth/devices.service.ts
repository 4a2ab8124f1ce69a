import { Injectable } from '@nestjs/common';
import { SecurityNotices } from '@app/audit';
import { type Identity, authorize } from '@app/auth';
import { Database, type Page } from '@app/database';
import { NotFound } from '@app/errors';
import { UsersService } from '@organisation/users';
import { USER } from '@organisation/users/nouns';
import { SignInAccountsRepository } from './sign-in-accounts.repository';
import { SESSION } from './nouns';
import { SessionRevocationsService } from './session-revocations.service';
import type { Session } from './session.entity';
import { type SessionOwner, SessionsPolicy } from './sessions.policy';
import { type SessionQuery, type SessionSelection, SessionsRepository } from './sessions.repository';

/** Lists and ends sessions for their owners and the admins of their company. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly repository: SessionsRepository,
    private readonly revocations: SessionRevocationsService,
    private readonly accounts: SignInAccountsRepository,
    private readonly users: UsersService,
    private readonly notices: SecurityNotices,
    private readonly db: Database,
  ) {}

  async list(actor: Identity, user_id: number, query: SessionQuery): Promise<Page<Session>> {
    authorize(SessionsPolicy.list, actor, await this.ownerFor(actor, user_id));
    return this.repository.list(user_id, actor.session_id, query);
  }

  /** Throws `NotFound` for a session of somebody else, and for one that has ended. */
  async revoke(actor: Identity, id: number): Promise<void> {
    const ended = await this.end(actor, actor, { only: id });
    if (ended === 0) throw new NotFound(SESSION);
  }

  async revokeOthers(actor: Identity): Promise<{ revoked: number }> {
    return { revoked: await this.end(actor, actor, { except: actor.session_id }) };
  }

  async revokeAllOf(actor: Identity, user_id: number): Promise<{ revoked: number }> {
    const owner = await this.ownerFor(actor, user_id);
    authorize(SessionsPolicy.revoke, actor, owner);
    return { revoked: await this.end(actor, owner, { except: actor.session_id }) };
  }

  /** Ends sessions and returns their number. One mail informs the owner of all of them. */
  private end(actor: Identity, owner: SessionOwner, which: SessionSelection): Promise<number> {
    return this.db.transaction(async () => {
      const ended = await this.revocations.revoke(actor, owner, which);
      if (ended > 0) await this.notices.send('session.revoked', owner.id, { sessions: ended });
      return ended;
    });
  }

  /** Throws `NotFound` for people whom the actor may not see. */
  private async ownerFor(actor: Identity, user_id: number) {
    if (user_id === actor.id) return actor;
    await this.users.get(actor, user_id);
    const owner = await this.accounts.find(user_id);
    if (!owner) throw new NotFound(USER);
    return owner;
  }
}
