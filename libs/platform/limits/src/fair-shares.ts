import { performance } from 'node:perf_hooks';
import { Unavailable } from '@app/errors';

/** A caller, and the group that shares its part with others: a company, or the network of somebody unknown. */
export interface Sharer {
  readonly group: string;
  readonly caller: string;
}

/** How many requests may be in work at once: of one group, of one caller, while others ask, too. */
interface Room {
  readonly group: number;
  readonly caller: number;
}

interface Bounds {
  /** How many may be in work at once, of everybody. */
  readonly altogether: number;
  /** How many of one caller may wait. */
  readonly waiting: number;
}

/** Fewer requests are in work at once than there are connections of Postgres. */
const OF_REQUESTS: Bounds = { altogether: 24, waiting: 1_000 };
/** While requests compete for the processor, few of one group are in work, so that those of others compete with few. */
const BUSY: Room = { group: 4, caller: 2 };
/** While requests wait for Postgres or others, one group may have half of the places. */
const CALM: Room = { group: 12, caller: 6 };
const BUSY_FROM = 0.8;
const LOOK_EVERY_MS = 5;
const COME_BACK_IN_S = 1;
/** How long somebody counts as present after a request. */
const PRESENT_MS = 1_000;

/** Gives the caller's place to whoever is next. */
export type GiveBack = () => void;

interface Group {
  readonly name: string;
  running: number;
  readonly presence: Presence;
  readonly callers: Map<string, Caller>;
}

interface Caller {
  readonly id: string;
  readonly group: Group;
  running: number;
  readonly waiting: ((leave: GiveBack) => void)[];
}

/**
 * Shares the process among those who ask at the same time: more requests of a company or a person than its share wait for each other, so that
 * requests of others need not wait for them. Companies take turns, and so do the people of a company, as the hosts do in
 * J. Nagle, On Packet Switches With Infinite Storage, RFC 970, 1985. Whoever is alone may have all of it.
 */
export class FairShares {
  private running = 0;
  private waiting = 0;
  /** In the order in which they have their turn. */
  private readonly groups = new Map<string, Group>();
  private readonly presence = new Presence();
  private looking?: NodeJS.Timeout;

  constructor(
    private readonly bounds = OF_REQUESTS,
    private readonly isBusy: () => boolean = isLoopBusy(),
  ) {}

  /** Enters at once, or as soon as it is the caller's turn. Throws `Unavailable` when too many of the caller's are waiting. */
  enter(sharer: Sharer): GiveBack | Promise<GiveBack> {
    const caller = this.present(sharer);
    if (caller.waiting.length === 0 && this.hasRoomFor(caller.group) && this.hasRoom(caller)) return this.begin(caller);
    if (caller.waiting.length >= this.bounds.waiting) throw new Unavailable(undefined, COME_BACK_IN_S);
    this.waiting++;
    this.looking ??= setInterval(() => this.admit(), LOOK_EVERY_MS).unref();
    return new Promise((resolve) => caller.waiting.push(resolve));
  }

  private present({ group: name, caller: id }: Sharer): Caller {
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = { name, running: 0, presence: new Presence(), callers: new Map() }));
    let caller = group.callers.get(id);
    if (!caller) group.callers.set(id, (caller = { id, group, running: 0, waiting: [] }));
    this.presence.note(name);
    group.presence.note(id);
    return caller;
  }

  private admit(): void {
    for (let next = this.next(); next; next = this.next()) {
      moveToEnd(this.groups, next.group.name, next.group);
      moveToEnd(next.group.callers, next.id, next);
      this.waiting--;
      next.waiting.shift()?.(this.begin(next));
    }
    if (this.waiting > 0 || !this.looking) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  /** The caller whose turn it is, if anybody waits whose share is free. */
  private next(): Caller | undefined {
    if (this.waiting === 0) return undefined;
    for (const group of this.groups.values()) {
      if (!this.hasRoomFor(group)) continue;
      for (const caller of group.callers.values()) if (caller.waiting.length > 0 && this.hasRoom(caller)) return caller;
    }
    return undefined;
  }

  private hasRoomFor(group: Group): boolean {
    if (this.running >= this.bounds.altogether) return false;
    return group.running < this.room().group || !this.presence.isOfOthersThan(group.name);
  }

  private hasRoom({ id, group, running }: Caller): boolean {
    if (running < this.room().caller) return true;
    return !group.presence.isOfOthersThan(id) && !this.presence.isOfOthersThan(group.name);
  }

  private room(): Room {
    return this.isBusy() ? BUSY : CALM;
  }

  private begin(caller: Caller): GiveBack {
    this.count(caller, 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.count(caller, -1);
      this.forget(caller);
      // The next one begins in another turn of the event loop: a line of requests that never wait would not let go of it.
      if (this.waiting > 0) setImmediate(() => this.admit());
    };
  }

  private count(caller: Caller, change: number): void {
    this.running += change;
    caller.group.running += change;
    caller.running += change;
  }

  private forget({ id, group, running, waiting }: Caller): void {
    if (running + waiting.length > 0) return;
    group.callers.delete(id);
    if (group.callers.size === 0) this.groups.delete(group.name);
  }
}

/** Who has asked within the last second, as far as one needs to know: whether it was one alone. */
class Presence {
  private latest?: string;
  private changed_at = -Infinity;

  note(who: string): void {
    if (this.latest === who) return;
    if (this.latest !== undefined) this.changed_at = performance.now();
    this.latest = who;
  }

  isOfOthersThan(who: string): boolean {
    return this.latest !== who || performance.now() - this.changed_at < PRESENT_MS;
  }
}

function moveToEnd<T>(line: Map<string, T>, key: string, value: T): void {
  line.delete(key);
  line.set(key, value);
}

/** Whether the event loop has been at work for most of the last 5 ms. */
function isLoopBusy(): () => boolean {
  let since = performance.eventLoopUtilization();
  let looked_at = 0;
  let isBusy = false;
  return () => {
    const now = performance.now();
    if (now - looked_at < LOOK_EVERY_MS) return isBusy;
    const until = performance.eventLoopUtilization();
    isBusy = performance.eventLoopUtilization(until, since).utilization > BUSY_FROM;
    since = until;
    looked_at = now;
    return isBusy;
  };
}
