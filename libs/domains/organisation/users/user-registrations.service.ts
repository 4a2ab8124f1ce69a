import { Injectable } from '@nestjs/common';
import { type Actor, Passwords, authorize, withPermissions } from '@app/auth';
import { Audit, SecurityNotices } from '@app/audit';
import { Database, type JsonResource } from '@app/database';
import { Events } from '@app/events';
import { authorizeRole, isAboveMentee } from './credential-fields';
import { type NewUser, type Newcomer, User } from './user.entity';
import { UnshownAccountsService } from './unshown-accounts.service';
import { UserCreated, UserRegistered, userIds } from './users.events';
import { UsersPolicy } from './users.policy';
import { UsersRepository } from './users.repository';
import type { UserView } from './users.view';

/** Adds users who sign in with a password: colleagues, and people who register by themselves. */
@Injectable()
export class UserRegistrationsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly passwords: Passwords,
    private readonly events: Events,
    private readonly notices: SecurityNotices,
  ) {}

  /** Adds an active member with a first password, which they may have to replace. An unproven account with the same address is removed. */
  async create(actor: Actor, { password, must_change_password, ...fields }: Newcomer): Promise<JsonResource<UserView>> {
    authorize(UsersPolicy.create, actor);
    authorizeRole(actor, fields.role);
    const { email, name, first_name, last_name } = fields;
    const company = actor.company_id && (await this.users.companyNameOf(actor.company_id));
    const password_hash = await this.passwords.choose({ password, email, names: [name, first_name, last_name, company, actor.company_id] });
    return this.db.transaction(async () => {
      await this.unshown.makeRoom(actor, fields.email);
      const must_change = must_change_password ?? (await this.users.mustChangePasswords(actor.company_id));
      const user = await this.add({ ...fields, password_hash, must_change_password: must_change, company_id: actor.company_id });
      this.audit.record(actor, 'user.create', user);
      if (isAboveMentee(user.role)) await this.notices.send('user.appoint', user.id, { role: user.role });
      this.events.publish(UserCreated, userIds(user));
      return withPermissions(UsersPolicy.read, actor, (await this.users.find(actor, user.id))!);
    }, [actor.company_id, null]);
  }

  /** Registers a person by themselves, as a mentee without a company. */
  async register(
    { email, password, ...name }: Pick<Newcomer, 'email' | 'password' | 'name' | 'first_name' | 'last_name'>,
    languages?: string,
  ): Promise<User> {
    const password_hash = await this.passwords.choose({ password, email, names: Object.values(name) });
    return this.db.transaction(async () => {
      const user = await this.add({ email, password_hash, ...name });
      this.audit.record(user, 'user.register', user);
      this.events.publish(UserRegistered, { ...userIds(user), languages });
      return user;
    }, [null]);
  }

  private async add(fields: NewUser): Promise<User> {
    const user = User.create(fields);
    await this.users.add(user);
    return user;
  }
}
