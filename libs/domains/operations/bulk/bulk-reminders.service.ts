import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { type BulkAction, BulkActions, type BulkCandidate, type BulkSelection, type BulkTarget } from '@app/bulk';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { AlreadyReminded } from './bulk.errors';

/** A thing that people have been reminded of. */
export interface Reminded {
  readonly id: number;
  readonly version: number;
  readonly company_id: string;
}

/** An action by which a domain reminds people of many things, which do not change. `Chosen` is a thing as its domain finds it. */
export interface ReminderAction<Chosen> extends Pick<BulkAction, 'resource' | 'name' | 'permission' | 'shapes' | 'check'> {
  /** Finds things in the scope of the actor, at most `limit`. */
  readonly chosen: { find(actor: Actor, wanted: object, limit: number): Promise<readonly Chosen[]> };
  readonly candidate: (chosen: Chosen) => BulkCandidate;
  /** Reminds of one thing, by the rights of the actor, if it still has the version of the row. It joins the caller's transaction. */
  readonly remind: (actor: Actor, row: { readonly id: number; readonly version: number }) => Promise<Reminded>;
}

/** Declares the actions that remind people. Each thing is the subject of one reminder a day, whoever sends it. */
@Injectable()
export class BulkRemindersService {
  constructor(
    private readonly reminders: BulkRemindersRepository,
    private readonly actions: BulkActions,
  ) {}

  declare<Chosen>({ chosen, candidate, remind, ...action }: ReminderAction<Chosen>): void {
    this.actions.register({
      ...action,
      find: async (actor: Actor, { ids, filter }: BulkSelection, { limit }: { readonly limit: number }) =>
        (await chosen.find(actor, { ...filter, ids }, limit)).map(candidate),
      perform: async (actor: Actor, { resource_id, version }: BulkTarget) => {
        const reminded = await remind(actor, { id: resource_id!, version: version! });
        await this.claim(action.resource, reminded);
        return { resource_id: reminded.id, version: reminded.version };
      },
    });
  }

  /** Throws 409 if there was a reminder about the thing within 24 hours. The reminder is then rolled back with the row. */
  private async claim(resource: string, { id: resource_id, company_id }: Reminded): Promise<void> {
    if (!(await this.reminders.claim({ resource, resource_id, company_id }))) throw new AlreadyReminded();
  }
}
