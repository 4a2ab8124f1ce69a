import { performance } from 'node:perf_hooks';
import { Unavailable } from '@app/errors';

/** A caller and the group whose share they use: a company, or the network of an anonymous caller. */
export interface Sharer {
  readonly group: string;
  readonly caller: string;
}

/** Limits of concurrent requests, of one group and of one caller, while others are present. */
interface Room {
  readonly group: number;
  readonly caller: number;
}

interface Bounds {
  /** Concurrent requests of all callers together. */
  readonly altogether: number;
  /** Waiting requests of one caller. */
  readonly waiting: number;
  /** Waiting requests of all callers together. */
  readonly waiting_altogether: number;
}

/** Fewer requests run at once than Postgres has connections. */
const OF_REQUESTS: Bounds = { altogether: 24, waiting: 1_000, waiting_altogether: 10_000 };
/** Limits while requests compete for the processor: few of one group run, so that requests of others compete with few. */
const BUSY: Room = { group: 4, caller: 2 };
/** Limits while requests wait for Postgres or other services: one group may have half of the places. */
const CALM: Room = { group: 12, caller: 6 };
const BUSY_FROM = 0.8;
const LOOK_EVERY_MS = 5;
const COME_BACK_IN_S = 1;
/** How long a caller counts as present after a request, in ms. */
const PRESENT_MS = 1_000;

/** Releases the place for the next request. */
export type ReleasePlace = () => void;

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
  readonly waiting: ((leave: ReleasePlace) => void)[];
}

/**
 * Shares the process fairly among concurrent callers. Requests of a company or a person beyond its share are queued, so that requests of
 * others need not wait for them. Companies take turns, and so do the people of a company: fair queueing after J. Nagle, On Packet Switches
 * With Infinite Storage, RFC 970, 1985. A company or a person that is alone may use the whole process.
 */
export class FairShares {
  private running = 0;
  private waiting = 0;
  /** In the order of turns. */
  private readonly groups = new Map<string, Group>();
  private readonly presence = new Presence();
  private looking?: NodeJS.Timeout;

  constructor(
    private readonly bounds = OF_REQUESTS,
    private readonly isBusy: () => boolean = isLoopBusy(),
  ) {}

  /** Enters at once, or when it is the caller's turn. Throws `Unavailable` (503) if too many requests of this caller are waiting. */
  enter(sharer: Sharer): ReleasePlace | Promise<ReleasePlace> {
    const caller = this.present(sharer);
    if (caller.waiting.length === 0 && this.hasRoomFor(caller.group) && this.hasRoom(caller)) return this.begin(caller);
    this.expectRoomToWait(caller);
    this.waiting++;
    this.looking ??= setInterval(() => this.admit(), LOOK_EVERY_MS).unref();
    return new Promise((resolve) => caller.waiting.push(resolve));
  }

  private expectRoomToWait(caller: Caller): void {
    if (caller.waiting.length < this.bounds.waiting && this.waiting < this.bounds.waiting_altogether) return;
    this.forget(caller);
    throw new Unavailable(undefined, COME_BACK_IN_S);
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

  /** The caller whose turn it is: one with a waiting request and a free share. */
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

  private begin(caller: Caller): ReleasePlace {
    this.count(caller, 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.count(caller, -1);
      this.forget(caller);
      // The next request begins in another turn of the event loop: a queue of requests that never wait would otherwise block it.
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

/** Tells whether more than one party made requests within the last second. */
class Presence {
  private latest?: string;
  private asked_at = -Infinity;
  /** When somebody other than the latest has asked for the last time. */
  private others_at = -Infinity;

  note(who: string): void {
    if (this.latest !== who) this.others_at = this.asked_at;
    this.latest = who;
    this.asked_at = performance.now();
  }

  isOfOthersThan(who: string): boolean {
    return performance.now() - (this.latest === who ? this.others_at : this.asked_at) < PRESENT_MS;
  }
}

function moveToEnd<T>(line: Map<string, T>, key: string, value: T): void {
  line.delete(key);
  line.set(key, value);
}

/** Tells whether the event loop was busy for more than 80 % of the last 5 ms. */
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
