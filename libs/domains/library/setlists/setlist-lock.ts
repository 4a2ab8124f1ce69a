import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { Events } from '@app/events';
import type { Setlist } from './setlist.entity';
import type { SetlistNews } from './setlists.events';
import { SetlistsPolicy } from './setlists.policy';
import { SetlistsRepository } from './setlists.repository';

/** Locks and authorizes before every change of a setlist, and publishes its events. */
@Injectable()
export class SetlistLock {
  constructor(
    private readonly setlists: SetlistsRepository,
    private readonly events: Events,
  ) {}

  /** Locks a setlist and checks the permission, so that the second of two concurrent changes sees the result of the first. */
  async findForUpdate(actor: Actor, id: number, permission: Rule<Setlist>): Promise<Setlist> {
    const setlist = requireVisible(SetlistsPolicy.read, actor, await this.setlists.findForUpdate(id));
    authorize(permission, actor, setlist);
    return setlist;
  }

  /** Gets the setlist without a lock. Throws `NotFound` if the actor cannot see it. */
  async look(actor: Actor, id: number): Promise<Setlist> {
    return requireVisible(SetlistsPolicy.read, actor, await this.setlists.find(id));
  }

  publish(Event: SetlistNews, { id, user_id }: Setlist): void {
    this.events.publish(Event, { setlist_id: id, user_id });
  }
}
