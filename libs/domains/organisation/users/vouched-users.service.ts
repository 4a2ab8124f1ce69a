import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { Events } from '@app/events';
import { User } from './user.entity';
import { UserRegistered, userIds } from './users.events';
import { UnshownAccountsService } from './unshown-accounts.service';
import { UsersRepository } from './users.repository';

/** A person with an address that an identity provider has verified. */
export interface VouchedPerson {
  readonly email: string;
  readonly name: string | null;
}

/** Registers people whose address an identity provider has verified. For other domains, in their transaction. */
@Injectable()
export class VouchedUsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Registers a mentee without a company and a password. */
  async register({ email, name }: VouchedPerson): Promise<User> {
    const user = User.create({ email, name: name ?? email.split('@', 1)[0] });
    user.email_verified_at = this.now();
    await this.users.add(user);
    this.audit.record(user, 'user.register', user);
    this.events.publish(UserRegistered, userIds(user));
    return user;
  }

  /** Gives an unproven account to the owner of its address, or registers them if the account cannot sign in. */
  async claim(id: number, person: VouchedPerson): Promise<User> {
    const user = await this.unshown.giveWay((await this.users.findForUpdate(id))!);
    if (!user) return this.register(person);
    user.email_verified_at = this.now();
    await this.users.save(user);
    this.audit.record(user, 'user.claim', user);
    return user;
  }

  private now() {
    return instant(this.clock.now());
  }
}
