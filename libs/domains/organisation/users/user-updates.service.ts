import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { type Actor, EmailAddressChanges, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, expectVersion } from '@app/errors';
import { PictureKind, Pictures } from '@app/pictures';
import { authorizeAddress } from './credential-fields';
import type { UserUpdate } from './user.entity';
import { UnshownAccountsService } from './unshown-accounts.service';
import { userMoves } from './user-status';
import { UserNotMovable } from './users.errors';
import { UsersPolicy } from './users.policy';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';
import type { UserView } from './users.view';

/** Updates people by one request: their profile, and the address with which they sign in. */
@Injectable()
export class UserUpdatesService {
  constructor(
    private readonly users: UsersService,
    private readonly people: UsersRepository,
    private readonly unshown: UnshownAccountsService,
    private readonly addresses: EmailAddressChanges,
    private readonly pictures: Pictures,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  /** Updates a person. `profile_image` is an upload, which is shown once it has been drawn, or null to remove the picture. */
  async update(
    actor: Actor,
    id: number,
    { profile_image, ...change }: UserUpdate,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<UserView>> {
    if (profile_image === undefined) return this.updateFields(actor, id, change, expected);
    authorize(UsersPolicy.update, actor, requireVisible(UsersPolicy.read, actor, await this.people.subject(id)));
    const picture = (await this.pictures.receive(actor, profile_image)) ?? null;
    return this.db.transaction(async () => {
      // The path of a picture that is drawn is entered by the worker.
      const isRemoved = picture === null && { profile_image: null };
      await this.updateFields(actor, id, { ...change, ...isRemoved }, expected);
      const { company_id } = (await this.people.findForUpdate(id))!;
      await this.pictures.change(actor, { kind: PictureKind.User, id, company_id }, picture);
      return this.users.get(actor, id);
    });
  }

  /** Updates the profile first, because a change of role locks several rows, in one order. */
  private updateFields(
    actor: Actor,
    id: number,
    { email, ...change }: UserUpdate,
    expected?: ExpectedVersion,
  ): Promise<JsonResource<UserView>> {
    if (email === undefined) return this.users.update(actor, id, change, expected);
    return this.db.transaction(async () => {
      const hasMore = Object.values(change).some((value) => value !== undefined);
      if (hasMore) await this.users.update(actor, id, change, expected);
      await this.changeAddress(actor, id, email, hasMore ? undefined : expected);
      return this.users.get(actor, id);
    });
  }

  /**
   * Changes the address at once if nobody has ever signed in. Else both addresses get a mail, and the old one stays until the new one is
   * confirmed.
   */
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
