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

/** Replaces accounts with an unconfirmed address when the owner of the address appears. Runs in the caller's transaction. */
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

  /** Frees an address by removing another person's unproven account, with its data. */
  async makeRoom(actor: Pick<Actor, 'id'>, email: string): Promise<void> {
    const holder = await this.users.findByEmailForUpdate(email);
    if (holder && holder.id !== actor.id && isUnproven(holder)) await this.remove(actor, holder);
  }

  /** Removes an unproven account for the owner of the mailbox, who did not create it. Throws `UserNotMovable` for any other account. */
  async disown(user_id: number): Promise<void> {
    const user = await this.users.findForUpdate(user_id);
    if (!user || !isUnproven(user)) throw new UserNotMovable();
    await this.remove(null, user);
  }

  /**
   * Lets a locked account give way to the person who confirmed its address. Returns the account if they take it over, or null if they need
   * a new one. An unproven account is taken over without its data. An account of another company stays there, without the address.
   */
  async giveWay(user: User): Promise<User | null> {
    if (isUnproven(user) && user.maySignIn) return this.reclaim(user);
    await (isUnproven(user) ? this.remove(null, user) : this.released.release(user));
    return null;
  }

  /** Clears a locked unproven account. Other domains delete its data when they get the event. */
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
