import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join, relative } from 'node:path';

// An editor writes a file in several steps, and a checkout many files.
const SETTLES_WITHIN_MS = 100;

/**
 * Reports files below some folders that were written, added or removed. `onChange` runs one call at a time; the next one gets everything
 * that changed meanwhile. Each folder is watched by itself: on Linux and Node 20 a recursive `watch` loses a file once an editor has
 * replaced it.
 */
export class SourceWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private times = new Map<string, number>();
  private timer?: NodeJS.Timeout;
  private isReporting = false;

  constructor(
    private readonly root: string,
    private readonly sources: readonly string[],
    private readonly onChange: (files: string[]) => Promise<void>,
  ) {
    this.times = this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
  }

  private readonly schedule = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.report(), SETTLES_WITHIN_MS);
  };

  private async report(): Promise<void> {
    if (this.isReporting) return this.schedule();
    const before = this.times;
    this.times = this.look();
    const files = differences(before, this.times).map((path) => relative(this.root, path));
    if (files.length === 0) return;
    this.isReporting = true;
    await this.onChange(files).finally(() => (this.isReporting = false));
  }

  /** The files and their modification times. New folders are watched from now on, removed ones no longer. */
  private look(): Map<string, number> {
    const times = new Map<string, number>();
    const folders = new Set<string>();
    for (const source of this.sources) this.visit(join(this.root, source), times, folders);
    for (const [folder, watcher] of this.watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.watchers.delete(folder);
    }
    return times;
  }

  private visit(path: string, times: Map<string, number>, folders: Set<string>): void {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) times.set(path, found.mtimeMs);
    if (!found?.isDirectory()) return;
    folders.add(this.watchFolder(path, found.ino));
    for (const name of namesIn(path)) this.visit(join(path, name), times, folders);
  }

  /** A folder that was removed and created again has another inode, and needs another watcher. */
  private watchFolder(path: string, inode: number): string {
    const folder = `${inode} ${path}`;
    // Some systems report the removal of a folder as an error.
    if (!this.watchers.has(folder)) this.watchers.set(folder, watch(path, this.schedule).on('error', this.schedule));
    return folder;
  }
}

const differences = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));

/** Empty for a folder that was removed meanwhile. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
