import { Injectable } from '@nestjs/common';
import { type Actor, decidesByThing, isVisible, permissionFor, viewerSideOf } from '@app/auth';
import { NotFound } from '@app/errors';
import { nounNamed } from '@app/i18n';
import { USER } from '@organisation/users/nouns';
import { thingMissing, unknownPermission } from './authz.errors';
import { AuthzPolicy } from './authz.policy';
import { type Explanation, explain } from './explanation';
import { AuthzPeopleRepository } from './authz-people.repository';
import { Subjects } from './subjects';

export interface Question {
  readonly user_id?: number;
  readonly resource: string;
  readonly action: string;
  readonly id?: string;
}

export interface Answer extends Explanation, Question {
  readonly user_id: number;
}

@Injectable()
export class AuthzService {
  constructor(
    private readonly people: AuthzPeopleRepository,
    private readonly subjects: Subjects,
  ) {}

  /** Explains why a user has a permission or not. Throws `NotFound` for resources that the asker may not see. */
  async explain(asker: Actor, { user_id = asker.id, resource, action, id }: Question): Promise<Answer> {
    const person = await this.people.find(user_id);
    if (!person || !AuthzPolicy.explain(asker, person)) throw new NotFound(USER);
    const permission = permissionFor(resource, action);
    if (!permission) throw unknownPermission();
    if (id === undefined && decidesByThing(permission, viewerSideOf(person))) throw thingMissing();
    const thing = id === undefined ? undefined : await this.requireVisible(asker, resource, id);
    return { user_id, resource, action, id, ...explain(permission, person, thing) };
  }

  private async requireVisible(asker: Actor, resource: string, id: string): Promise<object> {
    const thing = await this.subjects.find(resource, id);
    if (!thing || !isVisible(asker, resource, thing)) throw new NotFound(nounNamed(resource));
    return thing;
  }
}
