import { type Detail, stateDetail } from '@app/errors';
import type { Actor } from './actor';

/** A resource with a state, named as in the API. */
export interface Stateful {
  readonly status: string;
}

/** Moves of a resource, and the states in which each is open. */
export interface MoveTable {
  /** Names of actions of the resource: `task` has the move `approve`. */
  readonly moves: readonly string[];
  /** True if the state decides about an action: a move, or another action that is open only in some states. */
  governs(action: string): boolean;
  isOpen(action: string, thing: Stateful, actor: Actor): boolean;
  /** All moves that are open in the resource's state. */
  openFrom(thing: Stateful): string[];
  /** Details of a refusal: the state, and the moves that are open in it. */
  refusedFrom(thing: Stateful): Detail[];
}

const tables = new Map<string, MoveTable>();

/**
 * Declares which actions of a resource are moves between states, and when each is open, by the table that the entity itself uses.
 * `declareMoves('task', ['start', 'submit'], (move, task: Task) => destination(move, task) !== undefined)`. The last argument has other
 * actions that depend on the state: `{ delete: (task) => task.started_at === null }`.
 */
export function declareMoves<Move extends string, Thing extends Stateful>(
  resource: string,
  moves: readonly Move[],
  isOpen: (move: Move, thing: Thing) => boolean,
  others: Readonly<Record<string, (thing: Thing, actor: Actor) => boolean>> = {},
): MoveTable {
  const openFrom = (thing: Stateful) => moves.filter((move) => isOpen(move, thing as Thing));
  const table: MoveTable = {
    moves,
    governs: (action) => action in others || moves.includes(action as Move),
    isOpen: (action, thing, actor) => others[action]?.(thing as Thing, actor) ?? isOpen(action as Move, thing as Thing),
    openFrom,
    refusedFrom: (thing) => [stateDetail(thing.status, openFrom(thing))],
  };
  tables.set(resource, table);
  return table;
}

/** The moves of a resource that has states. */
export const movesOf = (resource: string): MoveTable | undefined => tables.get(resource);

/** Resources that have declared their moves. */
export const statefulResources = (): string[] => [...tables.keys()];
