import type { startApi } from './app';
import { eventually } from './eventually';

/** Runs the worker's nightly tasks through the queue, as the scheduler does. */
export function nightsOf(api: ReturnType<typeof startApi>) {
  /** Waits until no unfinished job is due within a minute. */
  const atRest = () =>
    eventually(
      async () => (await api.rows("SELECT FROM outbox WHERE finished_at IS NULL AND next_at < now() + interval '1 minute'")).length === 0,
      60_000,
    );

  async function night(tasks: readonly string[]): Promise<void> {
    for (const task of tasks) {
      // A worker registers its scheduled tasks when it starts.
      await eventually(async () => (await api.rows(`SELECT FROM scheduled_tasks WHERE name = '${task}'`)).length === 1);
      await api.rows(
        `INSERT INTO outbox (queue, name, payload, next_at) SELECT queue, name, '{}', now() FROM scheduled_tasks WHERE name = '${task}'`,
      );
      await atRest();
    }
  }

  return { atRest, night };
}
