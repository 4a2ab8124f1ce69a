import { Injectable } from '@nestjs/common';
import { type Actor, type Rule, authorize, requireVisible } from '@app/auth';
import { Events } from '@app/events';
import type { Setlist } from './setlist.entity';
import type { SetlistNews } from './setlists.events';
import { SetlistsPolicy } from './setlists.policy';
import { SetlistsRepository } from './setlists.repository';

/** How every change of a setlist begins, and ends. */
@Injectable()
export class SetlistLock {
  constructor(
    private readonly setlists: SetlistsRepository,
    private readonly events: Events,
  ) {}

  /** The setlist, held, where the actor may do that to it: of two who change it at once, the second sees what the first has done. */
  async findForUpdate(actor: Actor, id: number, permission: Rule<Setlist>): Promise<Setlist> {
    const setlist = requireVisible(SetlistsPolicy.read, actor, await this.setlists.findForUpdate(id));
    authorize(permission, actor, setlist);
    return setlist;
  }

  /** The setlist as it is, where the actor sees it. */
  async look(actor: Actor, id: number): Promise<Setlist> {
    return requireVisible(SetlistsPolicy.read, actor, await this.setlists.find(id));
  }

  publish(Event: SetlistNews, { id, user_id }: Setlist): void {
    this.events.publish(Event, { setlist_id: id, user_id });
  }
}
