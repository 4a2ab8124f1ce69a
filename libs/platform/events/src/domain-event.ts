import type { Instant } from '@app/database';
import { type EventAnnouncement, announcements } from './announcements';

/** A domain event. Named in the past tense; has ids, not entities. */
export interface DomainEvent {
  readonly occurred_at: Instant;
}

/** The class of an event: its stored name and its facts. */
export interface EventClass<Facts extends object = object> {
  new (): Facts & DomainEvent;
  /** The outbox stores the event under this name, independent of the class name. */
  readonly stored_name: string;
}

/** The facts of a published event. Its time is set by the publisher. */
export type FactsOf<Event extends EventClass> = Omit<InstanceType<Event>, keyof DomainEvent>;

/** The stored names of all declared events. */
export const eventNames = new Set<string>();

/** Facts that every announced event has. */
export interface AnnouncedFacts {
  /** The company that hears of it. `null` if none does. */
  readonly company_id: string | null;
  /** Version of the thing after the event. */
  readonly version?: number;
}

/**
 * The base class of an event: `class TaskAssigned extends domainEvent<TaskIds>('TaskAssigned') {}`. Rows in flight have the stored name and
 * the facts: the class may be renamed or moved, but these must not change. With an announcement, programs outside can hear of it, too.
 */
export function domainEvent<Facts extends object>(stored_name: string): EventClass<Facts>;
export function domainEvent<Facts extends AnnouncedFacts>(stored_name: string, announcement: EventAnnouncement): EventClass<Facts>;
export function domainEvent<Facts extends object>(stored_name: string, announcement?: EventAnnouncement): EventClass<Facts> {
  if (eventNames.has(stored_name)) throw new Error(`Two events are stored as ${stored_name}.`);
  eventNames.add(stored_name);
  if (announcement) announcements.add(stored_name, announcement);
  return class {
    static readonly stored_name = stored_name;
  } as EventClass<Facts>;
}
