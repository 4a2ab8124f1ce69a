interface Paid {
  readonly payer: string;
}

/** A queue that serves payers in turn: many tasks of one payer delay only that payer's other tasks. */
export class FairLane<Task extends Paid> {
  /** In the order of turns. */
  private readonly payers = new Map<string, Set<Task>>();
  size = 0;

  sizeOf(payer: string): number {
    return this.payers.get(payer)?.size ?? 0;
  }

  add(task: Task): void {
    const tasks = this.payers.get(task.payer);
    if (tasks) tasks.add(task);
    else this.payers.set(task.payer, new Set([task]));
    this.size++;
  }

  /** The oldest task of the payer whose turn it is. */
  take(): Task | undefined {
    const [next] = this.payers;
    if (!next) return undefined;
    const [payer, tasks] = next;
    const [task] = tasks;
    this.payers.delete(payer);
    // The payer moves to the end of the queue.
    if (tasks.size > 1) this.payers.set(payer, tasks);
    tasks.delete(task!);
    this.size--;
    return task;
  }

  remove(task: Task): boolean {
    const tasks = this.payers.get(task.payer);
    if (!tasks?.delete(task)) return false;
    if (tasks.size === 0) this.payers.delete(task.payer);
    this.size--;
    return true;
  }
}
