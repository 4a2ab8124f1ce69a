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

/** A person's place in a company. */
export interface CompanyMembership extends Pick<User, 'email' | 'role' | 'department_id'> {
  readonly company_id: string;
  /** Null if it is not known yet. */
  readonly name: string | null;
}

/** Name and password that a new person gives. */
export interface NewcomerProfile {
  readonly name?: string;
  readonly password_hash?: string;
}

/** Adds invited people to a company. For other domains, which manage the invitations. */
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
   * Adds an invited person, who cannot sign in yet, in the caller's transaction. Does nothing if the address has a user. With `anew`, an
   * already invited user of the same company gets the new values.
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

  /** Finds the user with an address, and locks the row until the caller's transaction ends. */
  find(email: string): Promise<User | null> {
    return this.users.findByEmailForUpdate(email);
  }

  /** Makes a person with a confirmed address an active member of the company, in the caller's transaction. */
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

  /** Deletes an invited user, in a transaction of its own. Keeps the user if a row already refers to them. */
  async forget(actor: Pick<Actor, 'id'> | null, { email, company_id }: Pick<CompanyMembership, 'email' | 'company_id'>): Promise<void> {
    const forgetting = this.db.transaction(async () => {
      const gone = await this.users.removeInvited(email, company_id);
      if (gone) this.audit.record(actor, 'user.withdraw', trackChanges({ id: gone.id, company_id }));
    });
    await forgetting.catch((error: unknown) => {
      if (!(error instanceof UserNotMovable)) throw error;
    });
  }

  /** Deletes all invited users of a company, in the caller's transaction. A row that refers to one of them prevents it. */
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

  /**
   * Returns the user who joins. An account that gives way is replaced. A user whom this company invited keeps the current values of their
   * row; all others get those of the invitation, and another company's invited user is deleted.
   */
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

  /** Removes a department that is inactive by now. A deleted one is already missing. */
  private async open(place: CompanyMembership): Promise<CompanyMembership> {
    return (await this.users.isClosed(place)) ? { ...place, department_id: null } : place;
  }
}

/** Without a name, the part of the address before the @ is used. */
const own = ({ email, company_id, role, department_id, name }: CompanyMembership): NewUser => ({
  email,
  company_id,
  role,
  department_id,
  name: name ?? email.split('@', 1)[0],
});
