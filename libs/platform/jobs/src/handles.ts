import { SetMetadata } from '@nestjs/common';
import { QueueName } from '@app/outbox';
import type { JobDefinition } from './job-definition';

/** The job a handler is at, for the handlers that look at it. */
export interface Run {
  /** The same at every attempt: what makes a repetition recognisable outside. */
  readonly id: string;
  readonly attempt: number;
  /** For a job whose effect is outside: tells whoever asks how far it is, in whole per cent. */
  progress(percent: number): Promise<void>;
}

/** What the worker knows of a method that handles something. */
export interface Handling {
  readonly definition: JobDefinition;
  /** The event that it listens to. */
  readonly event?: string;
  /** When it runs by itself. */
  readonly cron?: string;
}

export const HANDLING = 'handling';

/** A decorator for methods that can be given this payload. */
export type HandlerDecorator<Payload> = <Method extends (payload: Payload, run: Run) => unknown>(
  target: object,
  name: string,
  method: TypedPropertyDescriptor<Method>,
) => void;

/**
 * Marks a method of a provider in the worker as the one that does this job: `@Handles(RemindReviewer)`. It runs in a
 * transaction that also notes that it is done, so it happens once; what it returns is the job's result.
 */
export const Handles =
  <Payload extends object>(definition: JobDefinition<Payload>): HandlerDecorator<Payload> =>
  (target, name, method) =>
    void SetMetadata(HANDLING, { definition } satisfies Handling)(target, name, method);

export interface ScheduleOptions {
  readonly queue?: QueueName;
  /**
   * It runs in no transaction, and each batch of its work in one of its own: one over all of it would keep its locks, and keep the audit
   * log from being sealed, until the last. A run that is cut off begins again.
   */
  readonly inBatches?: boolean;
}

/**
 * Has a method of a provider in the worker run at the times of a cron expression, in UTC, with seconds when it has six
 * fields: `@Scheduled('purge_outbox', '17 * * * *')`. Every due run happens once, however many workers there are, in a
 * transaction of its own unless it works in batches; while one is still going, the next is left out.
 */
export const Scheduled =
  (name: string, cron: string, { queue = QueueName.Low, inBatches = false }: ScheduleOptions = {}): HandlerDecorator<object> =>
  (target, method, descriptor) =>
    void SetMetadata(HANDLING, { definition: { queue, name, outside: inBatches }, cron } satisfies Handling)(target, method, descriptor);

/** A failure whose message is for whoever asked for the job; of any other they only learn that there was one. */
export class JobFailure extends Error {}

/** One that no further attempt will mend. */
export class GiveUp extends JobFailure {}
