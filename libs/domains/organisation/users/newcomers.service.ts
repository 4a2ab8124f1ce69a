import { Injectable } from '@nestjs/common';
import { type Actor, SessionRightsCache } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, instant, trackChanges } from '@app/database';
import { Events } from '@app/events';
import { givesWayTo } from './address-standing';
import { UnshownAccountsService } from './unshown-accounts.service';
import { type NewUser, User } from './user.entity';
import { UserStatus } from './user-status';
import { UserNotMovable } from './users.errors';
import { RoleChanged, UserInvited, UserJoined, userIds } from './users.events';
import { UsersRepository } from './users.repository';

/** Who somebody is to be in a company. */
export interface CompanyMembership extends Pick<User, 'email' | 'role' | 'department_id'> {
  readonly company_id: string;
  /** None where nobody knows it yet. */
  readonly name: string | null;
}

/** What somebody new brings along. */
export interface NewcomerProfile {
  readonly name?: string;
  readonly password_hash?: string;
}

/** How people come into a company. For other domains, which know who has asked them. */
@Injectable()
export class NewcomersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly rights: SessionRightsCache,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction: a person who is expected, and cannot sign in yet. Nothing is done where the address is somebody's;
   * `anew` has whoever the same company expects already become who they are asked to be now.
   */
  async expect(actor: Actor, place: CompanyMembership, { anew = false } = {}): Promise<void> {
    const user = User.create({ ...own(place), status: UserStatus.Invited });
    if (await this.users.addIfFree(user)) {
      this.audit.record(actor, 'user.invite', user);
      this.events.publish(UserInvited, userIds(user));
      return;
    }
    if (anew) await this.revise(actor, place);
  }

  /** In the caller's transaction, and held until it ends: whose address it is. */
  find(email: string): Promise<User | null> {
    return this.users.findByEmailForUpdate(email);
  }

  /** In the caller's transaction: somebody who has shown that the address is theirs becomes an active member of the company. */
  async join(known: User | null, place: CompanyMembership, { name, password_hash }: NewcomerProfile): Promise<User> {
    const before = known?.role;
    const user = await this.arrive(known, place);
    user.change({ name });
    if (password_hash) user.password_hash = password_hash;
    user.email_verified_at ??= instant(this.clock.now());
    await (user === known ? this.users.save(user) : this.users.add(user));
    this.audit.record(user, 'user.join', user);
    this.db.afterCommit(() => this.rights.forget());
    this.events.publish(UserJoined, userIds(user));
    if (user === known && user.role !== before) this.events.publish(RoleChanged, { ...userIds(user), role: user.role });
    return user;
  }

  /** Takes away somebody who is no longer expected, in a transaction of its own; leaves them where something points at them already. */
  async forget(actor: Pick<Actor, 'id'> | null, { email, company_id }: Pick<CompanyMembership, 'email' | 'company_id'>): Promise<void> {
    const forgetting = this.db.transaction(async () => {
      const gone = await this.users.removeInvited(email, company_id);
      if (gone) this.audit.record(actor, 'user.withdraw', trackChanges({ id: gone.id, company_id }));
    });
    await forgetting.catch((error: unknown) => {
      if (!(error instanceof UserNotMovable)) throw error;
    });
  }

  /** In the caller's transaction: takes away everybody who is still only expected. Refused by whatever points at them. */
  async forgetAll(actor: Actor, company_id: string): Promise<void> {
    for (const { id } of await this.users.removeAllInvited(company_id)) {
      this.audit.record(actor, 'user.withdraw', trackChanges({ id, company_id }));
    }
  }

  private async revise(actor: Actor, { email, company_id, role, department_id, name }: CompanyMembership): Promise<void> {
    const user = await this.users.findByEmailForUpdate(email);
    if (user?.status !== UserStatus.Invited || user.company_id !== company_id) return;
    user.change({ role, department_id, name: name ?? undefined });
    await this.users.save(user);
    this.audit.record(actor, 'user.update', user);
  }

  /** Somebody who gives way does. Whom a company expects takes the place kept for them; everybody else the one they were asked to, and leaves another's expectation. */
  private async arrive(known: User | null, place: CompanyMembership): Promise<User> {
    if (known?.status === UserStatus.Invited) {
      if (known.company_id === place.company_id) return known.move('join');
      await this.users.removeInvited(known.email, known.company_id!);
      return User.create(own(await this.open(place)));
    }
    const open = await this.open(place);
    const user = known && givesWayTo(known, place.company_id) ? await this.unshown.giveWay(known) : known;
    return user ? user.enter(open) : User.create(own(open));
  }

  /** A department that is no longer active is left out, as one that is no longer there. */
  private async open(place: CompanyMembership): Promise<CompanyMembership> {
    return (await this.users.isClosed(place)) ? { ...place, department_id: null } : place;
  }
}

/** Until they say their name, people are called what stands before the @. */
const own = ({ email, company_id, role, department_id, name }: CompanyMembership): NewUser => ({
  email,
  company_id,
  role,
  department_id,
  name: name ?? email.split('@', 1)[0],
});
