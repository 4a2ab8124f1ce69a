import type { Instant } from '@app/database';

/** Something that has happened. Named in the past tense; carries ids, not entities. */
export interface DomainEvent {
  readonly occurred_at: Instant;
}

/** The class of an event: its stored name, and the type of what is stored with it. */
export interface EventClass<Facts extends object = object> {
  new (): Facts & DomainEvent;
  /** The outbox keeps the event under this name, whatever the class is called. */
  readonly stored_name: string;
}

/** What is said of an event that is published. Its time is stamped. */
export type FactsOf<Event extends EventClass> = Omit<InstanceType<Event>, keyof DomainEvent>;

/** The stored name of every event that is declared. */
export const eventNames = new Set<string>();

/**
 * The base of one event: `class TaskAssigned extends domainEvent<TaskIds>('TaskAssigned') {}`. Rows in flight carry the stored name and the
 * facts, so the class may be renamed or moved, and these stay as they are.
 */
export function domainEvent<Facts extends object>(stored_name: string): EventClass<Facts> {
  if (eventNames.has(stored_name)) throw new Error(`Two events are stored as ${stored_name}.`);
  eventNames.add(stored_name);
  return class {
    static readonly stored_name = stored_name;
  } as EventClass<Facts>;
}
