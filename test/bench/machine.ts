import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

const TICK_US = 1_000_000 / Number(execFileSync('getconf', ['CLK_TCK']));

/** Throws where the kernel does not report the resources that a process has used. */
export function assertLinux(): void {
  if (process.platform !== 'linux') throw new Error('The bench reads CPU time from /proc, and so needs Linux.');
}

export const describeMachine = (): string =>
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(2)}`;

/** User and system time of a process so far, all of its threads included, in microseconds. */
export function cpuOf(pid: number): number {
  // The name may contain blanks and brackets. After the last bracket come state, ppid, …; utime and stime are words 12 and 13.
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(words[11]) + Number(words[12])) * TICK_US;
}

/** Resident memory in megabytes. */
export const memoryOf = (pid: number): number => megabytesIn(pid, 'VmRSS');

/** Memory in megabytes that a process shares with no other. For Postgres, `memoryOf` also counts the shared buffers that were read. */
export const ownMemoryOf = (pid: number): number => megabytesIn(pid, 'RssAnon');

function megabytesIn(pid: number, field: string): number {
  const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** User and system time of all sessions that the postmaster serves. Sessions stay open, so none is missed. */
export const cpuOfSessions = (postmaster: number): number => sessionsOf(postmaster).reduce((sum, pid) => sum + cpuOf(pid), 0);

/** The processes of Postgres that serve a connection. */
export const sessionsOf = (postmaster: number): number[] => childrenOf(postmaster).filter((pid) => commandOf(pid).includes('127.0.0.1('));

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((child) => child > 0 && parentOf(child) === pid);
}

function parentOf(pid: number): number | undefined {
  return unlessGone(() => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]));
}

const commandOf = (pid: number): string => unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '';

/** Returns undefined if the process ends during the look-up. */
function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
