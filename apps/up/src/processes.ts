import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/**
 * True if process `pid` runs and its command line contains `mark`. The number alone proves nothing: it may belong to another process by
 * now, or to a zombie.
 */
export function isProcessRunning(pid: number | undefined, mark: string): boolean {
  return pid !== undefined && pid > 0 && commandLineOf(pid).includes(mark);
}

/** Sends `signal`, waits, and kills after `patience_ms`. */
export async function stopProcess(pid: number | undefined, mark: string, signal: NodeJS.Signals, patience_ms: number): Promise<void> {
  if (pid === undefined || !isProcessRunning(pid, mark)) return;
  send(pid, signal);
  for (const deadline = Date.now() + patience_ms; isProcessRunning(pid, mark); await sleep(LOOK_EVERY_MS)) {
    if (Date.now() > deadline) send(pid, 'SIGKILL');
  }
}

/** Empty for a process that has ended, a zombie included. */
function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
