import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const HAS_PROC = existsSync('/proc/self/status');
const KIB_PER_MIB = 1_024;
/** Fastest growth that the watch expects: a processor that does nothing but clear new pages. */
const GROWTH_MIB_PER_MS = 4;
const MIN_PAUSE_MS = 2;
const MAX_PAUSE_MS = 50;

/**
 * Calls `onExceeded` once, when the process uses more than `limit_mib`. It measures used memory, not reserved address space, which differs
 * between versions of Node. The nearer the limit, the shorter the pause until the next measurement. Returns a function that ends the watch.
 */
export function watchMemory(pid: number, limit_mib: number, onExceeded: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async () => {
    const used_mib = await usedMib(pid);
    if (isOver) return;
    if (used_mib > limit_mib) return onExceeded();
    timer = setTimeout(() => void look(), pauseMs(limit_mib - used_mib));
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

export const pauseMs = (left_mib: number): number =>
  Math.min(MAX_PAUSE_MS, Math.max(MIN_PAUSE_MS, Math.floor(left_mib / GROWTH_MIB_PER_MS)));

/** Resident and swapped memory of a process, in MiB; 0 once it has ended. */
export const usedMib = async (pid: number): Promise<number> => (HAS_PROC ? usedByProc(pid) : usedByPs(pid));

/** Synchronous, because the kernel answers from memory, and all threads that read files may be busy. */
function usedByProc(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const sizes_kib = [...status.matchAll(/^Vm(?:RSS|Swap):\s+(\d+)/gm)].map(([, size]) => Number(size));
    return sizes_kib.reduce((sum, size) => sum + size, 0) / KIB_PER_MIB;
  } catch {
    return 0;
  }
}

/** For systems without /proc, such as macOS. */
export async function usedByPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return Number(stdout) / KIB_PER_MIB;
}
