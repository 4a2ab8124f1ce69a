/** In how many milliseconds a process that is asked to leave has left. The starter kills a second later. */
export const LEAVE_WITHIN_MS = 6_000;

/** Has this process leave, as if asked to, when whoever started it is gone: also when its start never ends, as nobody is left to kill it. */
export function leaveWithStarter(): void {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
}
