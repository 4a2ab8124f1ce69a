import { readFileSync, readdirSync } from 'node:fs';

const EVERY_MS = 10;

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The most memory that any child of this process has had at once while `work` was done, in MiB, and how long that took, in seconds. Linux alone tells. */
export async function measured<T>(work: () => Promise<T>): Promise<{ result: T; mib: number; seconds: number }> {
  let peak = 0;
  const look = () => {
    for (const pid of childrenOf(process.pid))
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0));
  };
  const timer = setInterval(look, EVERY_MS);
  const began = performance.now();
  try {
    const result = await work();
    return { result, mib: Math.round(peak / 1_024), seconds: Math.round((performance.now() - began) / 100) / 10 };
  } finally {
    clearInterval(timer);
  }
}

export const childrenOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => textOf(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean));
  } catch {
    return [];
  }
};
