/** A process that is asked to stop has so many milliseconds. The starter kills it a second later. */
export const SHUTDOWN_TIMEOUT_MS = 6_000;

/** Stops this process, as a signal would, when the process that started it is gone: also while its start never ends, as nobody is left to kill it. */
export function stopWithStarter(): void {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
