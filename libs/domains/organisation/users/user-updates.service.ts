import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, EmailAddressChanges, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { authorizeAddress } from './credential-fields';
import type { UserUpdate } from './user.entity';
import { UnshownAccountsService } from './unshown-accounts.service';
import { userMoves } from './user-status';
import { UserNotMovable } from './users.errors';
import { UsersPolicy } from './users.policy';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';
import type { UserView } from './users.view';

/** Changes of people as one request sends them: what is written about them, and the address that they sign in with. */
@Injectable()
export class UserUpdatesService {
  constructor(
    private readonly users: UsersService,
    private readonly people: UsersRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly addresses: EmailAddressChanges,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** The rest comes first: a change of role locks more rows than the person's, in one order. */
  update(actor: Actor, id: number, { email, ...change }: UserUpdate, expected?: ExpectedVersion): Promise<JsonResource<UserView>> {
    if (email === undefined) return this.users.update(actor, id, change, expected);
    return this.db.transaction(async () => {
      const hasMore = Object.values(change).some((value) => value !== undefined);
      if (hasMore) await this.users.update(actor, id, change, expected);
      await this.changeAddress(actor, id, email, hasMore ? undefined : expected);
      return this.users.get(actor, id);
    });
  }

  /** At once where nobody has ever signed in. Else the owner is asked and told, and until the new address is confirmed the old one stays. */
  private async changeAddress(actor: Actor, id: number, email: string, expected?: ExpectedVersion): Promise<void> {
    const user = requireVisible(UsersPolicy.read, actor, await this.people.findForUpdate(id));
    authorize(UsersPolicy.update, actor, user);
    expectVersion(user, expected);
    const previous = user.email;
    if (previous === email) return;
    authorizeAddress(actor, user);
    if (user.isGone) throw new UserNotMovable(userMoves.refusedFrom(user));
    if (user.hasSignedIn) return this.addresses.propose(actor, user, email);
    await this.unshown.makeRoom(actor, email);
    user.correctAddress(email);
    await this.people.save(user);
    this.audit.record(actor, 'user.change_email', user);
    await this.addresses.sendAnew(actor, user, previous);
  }
}
