import type { QueueName } from '@app/outbox';

export interface JobOptions {
  /** Attempts before the job has failed: 5 by default, within half a minute; 10 take a quarter of an hour. */
  readonly attempts?: number;
  /**
   * True if its effect is outside Postgres (a mail, a file) or made by several transactions, so that it cannot commit with the job's
   * completion. The job is claimed, run without a transaction, and marked: at least once, so it must tolerate a repetition.
   */
  readonly outside?: boolean;
  /** True if a running one can be cancelled: its handler reports progress often, and stopping there leaves nothing half done. */
  readonly cancellable?: boolean;
  /** True if the payload must not be readable afterwards: it is deleted once the job is done, or has failed and nobody can retry it. */
  readonly confidential?: boolean;
  /** True if the job reaches rows of all companies, whoever enqueued it: for example a stranger who has forgotten a password. */
  readonly across?: boolean;
}

/** A background job. The type parameter is the type of its payload. */
export interface JobDefinition<Payload extends object = object> extends JobOptions {
  readonly queue: QueueName;
  readonly name: string;
  /** Never set: it only gives the payload's type to the compiler. */
  readonly payload?: Payload;
}

/** The payload of a job's handler: `PayloadOf<typeof RemindReviewer>`. */
export type PayloadOf<D> = D extends JobDefinition<infer Payload> ? Payload : never;

/** The stored names of all declared jobs. */
export const jobNames = new Set<string>();

const cancellable = new Set<string>();

/** True if a running job of this name can be cancelled. */
export const isCancellable = (name: string): boolean => cancellable.has(name);

/**
 * `export const RemindReviewer = defineJob<{ task_id: number }>(QueueName.Default, 'remind_reviewer')`. The job is stored under the name,
 * which must be unique and must not change.
 */
export function defineJob<Payload extends object>(queue: QueueName, name: string, options: JobOptions = {}): JobDefinition<Payload> {
  if (jobNames.has(name)) throw new Error(`Two jobs are stored as ${name}.`);
  if (options.cancellable && !options.outside) throw new Error(`${name} runs in one transaction and cannot be cancelled.`);
  jobNames.add(name);
  if (options.cancellable) cancellable.add(name);
  return { queue, name, ...options };
}
