import { SetMetadata } from '@nestjs/common';
import { QueueName } from '@app/outbox';
import type { JobDefinition } from './job-definition';

/** The running job, for handlers that need it. */
export interface Run {
  /** The same at every attempt, so that external services can recognise a repetition. */
  readonly id: string;
  readonly attempt: number;
  /**
   * For a job with external effects: reports the progress in whole per cent to the user who asked for it. Throws `JobLost` once the job has
   * been cancelled, or another worker has it: the handler stops there.
   */
  progress(percent: number): Promise<void>;
}

/** Metadata of a handler method. */
export interface Handling {
  readonly definition: JobDefinition;
  /** The event that it listens to. */
  readonly event?: string;
  /** True if it listens to all announced events. */
  readonly announced?: true;
  /** Schedule of a task. */
  readonly cron?: string;
}

export const HANDLING = 'handling';

/** A decorator for methods that accept this payload. */
export type HandlerDecorator<Payload> = <Method extends (payload: Payload, run: Run) => unknown>(
  target: object,
  name: string,
  method: TypedPropertyDescriptor<Method>,
) => void;

/**
 * Marks a method of a provider in the worker as the handler of a job: `@Handles(RemindReviewer)`. It runs in a transaction that also marks
 * the job as done, so it takes effect once; its return value is the job's result.
 */
export const Handles =
  <Payload extends object>(definition: JobDefinition<Payload>): HandlerDecorator<Payload> =>
  (target, name, method) =>
    void SetMetadata(HANDLING, { definition } satisfies Handling)(target, name, method);

export interface ScheduleOptions {
  readonly queue?: QueueName;
  /**
   * The handler runs without a transaction and commits each batch in one of its own: a single one would hold its locks, and delay the
   * sealing of the audit log, until the end. An interrupted run starts again.
   */
  readonly inBatches?: boolean;
}

/**
 * Runs a method of a provider in the worker on a schedule, a cron expression in UTC, with seconds if it has six fields:
 * `@Scheduled('purge_outbox', '17 * * * *')`. Each run happens once, however many workers there are, in a transaction of its own unless it
 * works in batches; while one is running, the next is skipped.
 */
export const Scheduled =
  (name: string, cron: string, { queue = QueueName.Low, inBatches = false }: ScheduleOptions = {}): HandlerDecorator<object> =>
  (target, method, descriptor) =>
    void SetMetadata(HANDLING, { definition: { queue, name, outside: inBatches }, cron } satisfies Handling)(target, method, descriptor);

/** A failure whose message is shown to the user who asked for the job. For other failures they see only that it failed. */
export class JobFailure extends Error {}

/** The job is no longer this worker's: it was cancelled, or its lease has ended. Nothing is recorded about this attempt. */
export class JobLost extends Error {}

/** A failure that no retry can fix. */
export class GiveUp extends JobFailure {}
