/** Time that a process has for its shutdown. The starter kills it a second later. */
export const SHUTDOWN_TIMEOUT_MS = 6_000;

/**
 * Stops this process, as a signal would, when its parent process has ended. This also works while it is still starting, when nobody is left
 * to kill it.
 */
export function stopWithStarter(): void {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
