import { Injectable } from '@nestjs/common';
import { AccountReclaimer, type Actor, SessionEnder } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Events } from '@app/events';
import { isUnproven } from './address-standing';
import { ReleasedAddressesService } from './released-addresses.service';
import type { User } from './user.entity';
import { UserNotMovable } from './users.errors';
import { UserAnonymised, userIds } from './users.events';
import { UsersRepository } from './users.repository';

/** Accounts whose address nobody has shown to be theirs give way to whoever it belongs to. In the caller's transaction. */
@Injectable()
export class UnshownAccountsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly released: ReleasedAddressesService,
    private readonly reclaimer: AccountReclaimer,
    private readonly sessions: SessionEnder,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Frees an address that an unproven account of somebody else has: that account is removed with what it has. */
  async makeRoom(actor: Pick<Actor, 'id'>, email: string): Promise<void> {
    const holder = await this.users.findByEmailForUpdate(email);
    if (holder && holder.id !== actor.id && isUnproven(holder)) await this.remove(actor, holder);
  }

  /** Called by whoever has the mailbox and has not made the account. Throws `UserNotMovable` for any but an unproven one. */
  async disown(user_id: number): Promise<void> {
    const user = await this.users.findForUpdate(user_id);
    if (!user || !isUnproven(user)) throw new UserNotMovable();
    await this.remove(null, user);
  }

  /**
   * For whoever has shown that the address of an account that gives way is theirs: the account that they take over, which is held, or null
   * where they begin with one of their own. An unproven account is theirs without what was made on it before; one that another company
   * made stays there, without the address.
   */
  async giveWay(user: User): Promise<User | null> {
    if (isUnproven(user) && user.maySignIn) return this.reclaim(user);
    await (isUnproven(user) ? this.remove(null, user) : this.released.release(user));
    return null;
  }

  /** Blanks an unproven account that is held. Whoever keeps something of it hears of that, and removes it. */
  async remove(actor: Pick<Actor, 'id'> | null, user: User): Promise<void> {
    user.vanish(this.clock.now());
    await this.users.save(user);
    await this.sessions.endAllOf(user.id);
    this.audit.record(actor, 'user.remove_unproven', user);
    this.events.publish(UserAnonymised, userIds(user));
  }

  private async reclaim(user: User): Promise<User> {
    await this.reclaimer.reclaim(user.id);
    user.password_hash = null;
    return user;
  }
}
