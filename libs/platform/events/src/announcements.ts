import type { Words } from '@app/i18n';

/** An event as programs outside hear of it. */
export interface EventAnnouncement {
  /** Its public name, such as `task.submitted`. Receivers know it, so it must not change. */
  readonly type: string;
  /** One sentence in the past tense that tells what has happened. */
  readonly about: Words;
}

const TYPE = /^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/;

/** The announced events of all domains: the catalogue to choose from. */
class Announcements {
  private readonly byName = new Map<string, EventAnnouncement>();

  add(stored_name: string, announcement: EventAnnouncement): void {
    if (!TYPE.test(announcement.type)) throw new Error(`${announcement.type} is not a name such as task.submitted.`);
    if (this.withType(announcement.type)) throw new Error(`Two events are announced as ${announcement.type}.`);
    this.byName.set(stored_name, announcement);
  }

  /** Finds the announcement of an event by its stored name. */
  of(stored_name: string): EventAnnouncement | undefined {
    return this.byName.get(stored_name);
  }

  withType(type: string): EventAnnouncement | undefined {
    return this.all.find((one) => one.type === type);
  }

  /** Stored names of the announced events. */
  get events(): string[] {
    return [...this.byName.keys()];
  }

  /** All announcements, by type. */
  get all(): EventAnnouncement[] {
    return [...this.byName.values()].sort((one, other) => (one.type < other.type ? -1 : 1));
  }
}

export const announcements = new Announcements();
