import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { BulkActions, type BulkDone, type BulkOutcome } from '@app/bulk';
import type { JsonResource } from '@app/database';
import { NotFound, ValidationFailed } from '@app/errors';
import { sentenceFor } from '@app/i18n';
import { USER } from './nouns';
import { MOST_TAGS, UserBulkAction } from './user-bulk';
import { userBulkAction } from './user-bulk-action';
import { UserBulkRepository } from './user-bulk.repository';
import type { User, UserChange } from './user.entity';
import { UsersPolicy } from './users.policy';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

interface Tags {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** Declares the actions on many people. Each changes a person by the service of the single route, and can be undone. */
@Injectable()
export class UserBulkActions {
  constructor(
    actions: BulkActions,
    chosen: UserBulkRepository,
    private readonly people: UsersRepository,
    private readonly users: UsersService,
  ) {
    const department = ({ department_id }: Pick<User, 'department_id'>) => ({ department_id });
    const tags = (user: User, { add = [], remove = [] }: Tags) => ({ tags: tagsAfter(user.tags, add, remove) });
    const restore = (actor: Actor, { resource_id, version, before }: BulkDone) =>
      this.users.update(actor, resource_id, before as UserChange, version);
    actions.register(
      userBulkAction<Pick<User, 'department_id'>>(
        {
          ...{ name: UserBulkAction.SetDepartment, permission: UsersPolicy.place, values: 'DepartmentValuesDto', restore },
          perform: (actor, id, { version, values }) =>
            this.change(actor, { id, version }, (user) => [department(values), department(user)]),
        },
        chosen,
      ),
    );
    actions.register(
      userBulkAction<Tags>(
        {
          ...{ name: UserBulkAction.ChangeTags, permission: UsersPolicy.update, values: 'TagValuesDto', restore },
          perform: (actor, id, { version, values }) =>
            this.change(actor, { id, version }, (user) => [tags(user, values), { tags: user.tags }]),
        },
        chosen,
      ),
    );
    actions.register(
      userBulkAction(
        {
          ...{ name: UserBulkAction.Suspend, permission: UsersPolicy.suspend, move: 'suspend', values: 'NoUserValuesDto' },
          perform: async (actor, id, { version }) => outcomeOf(await this.users.suspend(actor, id, version)),
          restore: (actor, { resource_id, version }) => this.users.activate(actor, resource_id, version),
        },
        chosen,
      ),
    );
    actions.register(
      userBulkAction(
        {
          ...{ name: UserBulkAction.Activate, permission: UsersPolicy.activate, move: 'activate', values: 'NoUserValuesDto' },
          perform: async (actor, id, { version }) => outcomeOf(await this.users.activate(actor, id, version)),
          restore: (actor, { resource_id, version }) => this.users.suspend(actor, resource_id, version),
        },
        chosen,
      ),
    );
  }

  /** Changes a person, and returns their values before. */
  private async change(
    actor: Actor,
    { id, version }: Pick<User, 'id' | 'version'>,
    plan: (user: User) => readonly [change: UserChange, before: UserChange],
  ): Promise<BulkOutcome> {
    const user = await this.people.findForUpdate(id);
    if (!user) throw new NotFound(USER);
    const [change, before] = plan(user);
    return { ...outcomeOf(await this.users.update(actor, id, change, version)), before };
  }
}

const outcomeOf = ({ id, version }: JsonResource<unknown>): BulkOutcome => ({ resource_id: Number(id), version });

/** Throws 422, as the single route does, if a person would have too many. */
function tagsAfter(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const after = [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])];
  if (after.length > MOST_TAGS) throw new ValidationFailed([{ field: 'tags', message: sentenceFor('arrayMaxSize', [MOST_TAGS])! }]);
  return after;
}
