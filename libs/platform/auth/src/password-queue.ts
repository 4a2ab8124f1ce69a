import { currentContext, networkOf } from '@app/context';
import { Unavailable } from '@app/errors';
import { FairLane } from './fair-lane';

/** Sign-ins are verified before new passwords are hashed, because their users wait to begin work. */
export type Lane = 'verify' | 'hash';

export interface QueueLimits {
  /** How many tasks run at the same time. */
  readonly at_once: number;
  readonly deadline_ms: number;
  readonly max_waiting: number;
  /** How many tasks of one payer may wait in a lane. */
  readonly max_of_payer: number;
}

const COME_BACK_IN_S = 10;

/** A waiting task. It cancels itself when its client disconnects, and at the deadline if a client waits for it. */
class Task {
  private readonly connection = currentContext()?.connection;
  private readonly due_at: number;
  private readonly late?: NodeJS.Timeout;
  private readonly unlisten?: () => void;

  constructor(
    readonly payer: string,
    private readonly work: () => Promise<void>,
    private readonly reject: (reason: Error) => void,
    { within_ms, giveUp }: { within_ms: number; giveUp: (task: Task) => void },
  ) {
    this.due_at = this.connection ? performance.now() + within_ms : Infinity;
    if (!this.connection) return;
    this.late = setTimeout(() => giveUp(this), within_ms);
    this.unlisten = this.connection.onGone(() => giveUp(this));
  }

  /** Checked again when its turn comes, because timers may be late on a busy process. */
  get isWanted(): boolean {
    return performance.now() <= this.due_at && !this.connection?.isGone;
  }

  run(): Promise<void> {
    this.unwatch();
    return this.work();
  }

  refuse(): void {
    this.unwatch();
    this.reject(new Unavailable(undefined, COME_BACK_IN_S));
  }

  private unwatch(): void {
    clearTimeout(this.late);
    this.unlisten?.();
  }
}

/**
 * Work on passwords takes a quarter of a second of a core each. At most `at_once` tasks run; the others wait in two lanes, verifications
 * before hashes, in turn by payer (the client's network by default). A task that waits longer than the deadline is refused with
 * `Unavailable` (503), and so is one beyond the limit. The task of a client that has disconnected is dropped. Tasks of jobs and commands,
 * which no client waits for, have no deadline.
 */
export class PasswordQueue {
  private readonly lanes: Readonly<Record<Lane, FairLane<Task>>> = { verify: new FairLane(), hash: new FairLane() };
  private running = 0;

  constructor(private readonly limits: QueueLimits) {}

  run<T>(lane: Lane, work: () => Promise<T>, payer = networkOf(currentContext()?.address ?? '')): Promise<T> {
    const tasks = this.lanes[lane];
    const isFull = this.waiting >= this.limits.max_waiting || tasks.sizeOf(payer) >= this.limits.max_of_payer;
    if (isFull && currentContext()?.connection) return Promise.reject(new Unavailable(undefined, COME_BACK_IN_S));

    return new Promise<T>((resolve, reject) => {
      const giveUp = (task: Task) => {
        if (tasks.remove(task)) task.refuse();
      };
      const settings = { within_ms: this.limits.deadline_ms, giveUp };
      tasks.add(new Task(payer, () => work().then(resolve, reject), reject, settings));
      this.advance();
    });
  }

  private get waiting(): number {
    return this.lanes.verify.size + this.lanes.hash.size;
  }

  private advance(): void {
    while (this.running < this.limits.at_once) {
      const task = this.lanes.verify.take() ?? this.lanes.hash.take();
      if (!task) return;
      if (task.isWanted) this.start(task);
      else task.refuse();
    }
  }

  private start(task: Task): void {
    this.running++;
    void task.run().finally(() => {
      this.running--;
      this.advance();
    });
  }
}
