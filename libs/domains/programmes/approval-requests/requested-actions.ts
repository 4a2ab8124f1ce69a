import { Injectable, type Type } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { ValidationFailed } from '@app/errors';
import { checked } from '@app/validation';
import type { ApprovalRequest, ResourceState } from './approval-request.entity';
import { RequestUnknown } from './approval-requests.errors';

/** The stored action of a request. */
export type StoredAction = Pick<ApprovalRequest, 'resource' | 'action' | 'resource_id' | 'payload' | 'asker_id'>;

/** The version and the state of a resource that a request was made on. */
export interface AskedState {
  readonly version: number;
  /** Statuses, days and ids by which a change can be shown. No text that a person wrote. */
  readonly state: ResourceState;
}

/** The resource that a request is about, as it is now. */
export interface RequestedThing extends AskedState {
  /** Facts that the policy of the requested action decides by. */
  readonly facts: object;
  /** True if what its state forbids now will not become possible again. */
  readonly is_over: boolean;
}

/** Finds resources of one kind that requests are about. */
export interface RequestedThings {
  /** Returns `undefined` if it does not exist any more. With `lock`, it does not change until the transaction ends. */
  find(asked: StoredAction, lock?: 'lock'): Promise<RequestedThing | undefined>;
}

/** Performs some of the actions that can be asked for. */
export interface ActionPerformer {
  readonly actions: readonly string[];
  /**
   * Calls the service method of the action's route with the stored payload, once that is valid by the route's DTO. Throws (412) if the
   * resource has another version than `expected`. Returns the resource.
   */
  perform(actor: Actor, asked: StoredAction, expected?: number): Promise<{ readonly id: number | string }>;
}

/** The actions that can be asked for. Each domain that asks registers its resources here, and how its actions are performed. */
@Injectable()
export class RequestedActions {
  private readonly things = new Map<string, RequestedThings>();
  private readonly performers = new Map<string, ActionPerformer>();

  registerThings(resource: string, things: RequestedThings): void {
    this.things.set(resource, things);
  }

  registerPerformer(resource: string, performer: ActionPerformer): void {
    for (const action of performer.actions) this.performers.set(`${resource}:${action}`, performer);
  }

  /** Throws 409 if no version of the application that is known here asks for such an action. */
  thingsOf({ resource }: Pick<StoredAction, 'resource'>): RequestedThings {
    const things = this.things.get(resource);
    if (!things) throw new RequestUnknown();
    return things;
  }

  /** True if requests about such resources are known. */
  knows({ resource }: Pick<StoredAction, 'resource'>): boolean {
    return this.things.has(resource);
  }

  performerOf({ resource, action }: Pick<StoredAction, 'resource' | 'action'>): ActionPerformer {
    const performer = this.performers.get(`${resource}:${action}`);
    if (!performer) throw new RequestUnknown();
    return performer;
  }
}

/** Reads a stored payload as the route reads its body. Throws 422 if the route would refuse it now. */
export function payloadAs<Dto extends object>(Shape: Type<Dto>, payload: object): Dto {
  const { dto, details } = checked(Shape, structuredClone(payload));
  if (details.length > 0) throw new ValidationFailed(details);
  return dto;
}
