import { Injectable } from '@nestjs/common';
import { type Actor, SessionEnder, authorize } from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type Page, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { TotpRequired } from '@identity/auth';
import { UsersService } from '@organisation/users';
import { PASSKEY } from './nouns';
import type { Passkey } from './passkey.entity';
import { type PasskeyOwner, PasskeysPolicy } from './passkeys.policy';
import { type PasskeyQuery, PasskeysRepository } from './passkeys.repository';
import type { PasskeyView } from './passkeys.view';

/** Lists and removes passkeys, for their owners and the admins of their company. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly passkeys: PasskeysRepository,
    private readonly users: UsersService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly notices: SecurityNotices,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PasskeyQuery): Promise<Page<PasskeyView>> {
    for (const id of query.user_id ?? [actor.id]) {
      // Throws `NotFound` for people whom the actor may not see.
      if (id !== actor.id) await this.users.get(actor, id);
      authorize(PasskeysPolicy.list, actor, { user_id: id, company_id: actor.company_id });
    }
    return this.passkeys.list(actor, query);
  }

  /**
   * Deletes a passkey. Owners delete their own, unless it is the last factor that their company requires. Admins delete those of people who
   * have lost them.
   */
  delete(actor: Actor, id: number): Promise<void> {
    return this.db.transaction(async () => {
      const { passkey, owner } = await this.require(actor, id);
      authorize(PasskeysPolicy.revoke, actor, owner);
      await (owner.user_id === actor.id ? this.giveUp(passkey, owner) : this.takeAway(actor, passkey, owner));
    });
  }

  /** Deletes all passkeys of a user. Other domains call it in their transaction. */
  forget(user_id: number): Promise<void> {
    return this.passkeys.removeAllOf(user_id);
  }

  forgetExpiredChallenges(): Promise<void> {
    return this.passkeys.removeChallengesExpiredBefore(instant(this.clock.now()));
  }

  private async giveUp(passkey: Passkey, owner: PasskeyOwner): Promise<void> {
    if (await this.passkeys.isLastDemanded(owner.user_id)) throw new TotpRequired();
    await this.remove('passkey.revoke', owner.user_id, passkey, owner);
  }

  /** Ends the sessions of the owner too, because somebody else may have the authenticator. */
  private async takeAway(actor: Actor, passkey: Passkey, owner: PasskeyOwner): Promise<void> {
    await this.remove('passkey.reset', actor.id, passkey, owner);
    await this.sessions.endAllOf(owner.user_id);
  }

  private async remove(action: 'passkey.revoke' | 'passkey.reset', actor_id: number, passkey: Passkey, owner: PasskeyOwner) {
    await this.passkeys.remove(passkey);
    await this.audit.note({ action, actor_id, company_id: owner.company_id, resource_id: passkey.id });
    await this.notices.send(action, owner.user_id);
    this.sessions.renewRights();
  }

  /** Locks the passkey. Throws `NotFound` if the actor may not see it. */
  private async require(actor: Actor, id: number): Promise<{ passkey: Passkey; owner: PasskeyOwner }> {
    const passkey = await this.passkeys.findForUpdate(id);
    const owner = passkey && (await this.passkeys.subject(id));
    if (!owner || !PasskeysPolicy.list(actor, owner)) throw new NotFound(PASSKEY);
    return { passkey, owner };
  }
}
