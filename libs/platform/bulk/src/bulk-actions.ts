import { Injectable } from '@nestjs/common';
import type { BulkAction } from './bulk-action';

/** The registry of the actions on many things, by resource and name. */
@Injectable()
export class BulkActions {
  private readonly actions = new Map<string, BulkAction>();

  register<Values extends object>(action: BulkAction<Values>): void {
    const key = keyOf(action.resource, action.name);
    if (this.actions.has(key)) throw new Error(`Two bulk actions are stored as ${key}.`);
    this.actions.set(key, action);
  }

  /** Finds an action by its stored name. Undefined for one of another version. */
  find(resource: string, name: string): BulkAction | undefined {
    return this.actions.get(keyOf(resource, name));
  }

  /** Names of the actions of a resource. */
  namesOf(resource: string): string[] {
    return [...this.actions.values()].flatMap((action) => (action.resource === resource ? [action.name] : [])).sort();
  }
}

const keyOf = (resource: string, name: string): string => `${resource}.${name}`;
