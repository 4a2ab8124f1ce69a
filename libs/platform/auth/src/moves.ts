import { type Detail, stateDetail } from '@app/errors';
import type { Actor } from './actor';

/** A thing that has a state, by the name that the wire has for it. */
export interface Stateful {
  readonly status: string;
}

/** Moves of a resource, and from which states each is open. */
export interface MoveTable {
  /** Names of actions of the resource: `task` has the move `approve`. */
  readonly moves: readonly string[];
  /** Whether the state of a thing decides about an action: a move, or another one that is open in some states only. */
  governs(action: string): boolean;
  isOpen(action: string, thing: Stateful, actor: Actor): boolean;
  /** All that are open from the state of a thing. */
  openFrom(thing: Stateful): string[];
  /** Details of a refusal: the state of a thing, and what is open from it. */
  refusedFrom(thing: Stateful): Detail[];
}

const tables = new Map<string, MoveTable>();

/**
 * Declares which actions of a resource are moves between states, and when one is open: by the table that the entity itself moves by.
 * `declareMoves('task', ['start', 'submit'], (move, task: Task) => destination(move, task) !== undefined)`.
 * Other actions that are open in some states only come last: `{ delete: (task) => task.started_at === null }`.
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

/** The table of a resource whose things have states. */
export const movesOf = (resource: string): MoveTable | undefined => tables.get(resource);

/** Resources that have declared their moves. */
export const statefulResources = (): string[] => [...tables.keys()];
