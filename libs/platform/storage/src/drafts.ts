import { type FileHandle, mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Transform } from 'node:stream';
import { pathsIn, unlessMissing } from './folders';
import { DRAFT_ABANDONED_S } from './storage';
import { UploadInProgress } from './storage.errors';

/** A file that is being written. It has one writer among all processes that share the folder. */
export interface Draft {
  readonly path: string;
  readonly file: FileHandle;
  readonly inode: number;
}

/** Files that are being written. The file itself is the lock: the process that created it is its only writer. */
export class Drafts {
  constructor(private readonly directory: string) {}

  /** Throws `UploadInProgress` (409) while another writer is active. A draft from a crashed process is taken over. */
  async claim(name: string): Promise<Draft> {
    const draft = await this.claimUnlessBusy(name);
    if (!draft) throw new UploadInProgress();
    return draft;
  }

  async claimUnlessBusy(name: string): Promise<Draft | undefined> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const path = join(this.directory, name);
    const draft = await opened(path);
    if (draft || !(await isAbandoned(path))) return draft;
    await rm(path, { force: true });
    return opened(path);
  }

  /** Writes all bytes durably. It ends when the client disconnects. */
  async fill(draft: Draft, bytes: Readable, through: Transform): Promise<void> {
    const break_off = () => void (bytes.readableEnded || through.destroy(new Error('The client has disconnected.')));
    // Not a part of the pipeline, which would destroy the stream: then the client could not be answered.
    bytes.on('close', break_off).on('error', break_off).pipe(through);
    try {
      await this.write(draft, through);
    } finally {
      bytes.unpipe(through).off('close', break_off);
    }
  }

  /** The same for bytes of this process. */
  async write({ file }: Draft, bytes: Readable): Promise<void> {
    await writeFile(file, bytes);
    await file.sync();
  }

  /** Releases the claim, and deletes the draft unless it has been moved. */
  async drop({ path, file, inode }: Draft): Promise<void> {
    await file.close();
    const found = await unlessMissing(stat(path));
    if (found?.ino === inode) await rm(path, { force: true });
  }

  async sweep(older_than: Date): Promise<void> {
    for await (const path of pathsIn(this.directory)) {
      const found = await unlessMissing(stat(path));
      if (found && found.mtime < older_than) await rm(path, { force: true });
    }
  }
}

async function opened(path: string): Promise<Draft | undefined> {
  try {
    const file = await open(path, 'wx', 0o600);
    return { path, file, inode: (await file.stat()).ino };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await unlessMissing(stat(path));
  return found !== undefined && +found.mtime < Date.now() - DRAFT_ABANDONED_S * 1_000;
}
