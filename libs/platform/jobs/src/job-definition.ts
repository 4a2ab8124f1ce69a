import type { QueueName } from '@app/outbox';

export interface JobOptions {
  /** How often it is tried before it has failed: 5 times within half a minute, unless said otherwise; 10 take a quarter of an hour. */
  readonly attempts?: number;
  /**
   * Its effect is outside Postgres (a mail, a file) or made by several transactions, and cannot commit with the note that it is done. It
   * is claimed, done without a transaction, and marked: at least once, so it must bear a repetition.
   */
  readonly outside?: boolean;
  /** What it was told is nobody's to read afterwards: it is forgotten once the job is done, or given up with nobody to ask for it again. */
  readonly confidential?: boolean;
  /** The job reaches rows of all companies, whoever has enqueued it, for example a stranger who has forgotten a password. */
  readonly across?: boolean;
}

/** A piece of work for later. The type parameter is what the payload looks like. */
export interface JobDefinition<Payload extends object = object> extends JobOptions {
  readonly queue: QueueName;
  readonly name: string;
  /** Never set: it only carries the payload's type. */
  readonly payload?: Payload;
}

/** What a job's handler is given: `PayloadOf<typeof RemindReviewer>`. */
export type PayloadOf<D> = D extends JobDefinition<infer Payload> ? Payload : never;

/** The stored name of every job that is declared. */
export const jobNames = new Set<string>();

/**
 * `export const RemindReviewer = defineJob<{ task_id: number }>(QueueName.Default, 'remind_reviewer')`. The name is the one that the job is
 * stored under. It is unique, and stays as it is.
 */
export function defineJob<Payload extends object>(queue: QueueName, name: string, options: JobOptions = {}): JobDefinition<Payload> {
  if (jobNames.has(name)) throw new Error(`Two jobs are stored as ${name}.`);
  jobNames.add(name);
  return { queue, name, ...options };
}
