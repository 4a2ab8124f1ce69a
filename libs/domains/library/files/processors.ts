import { Injectable } from '@nestjs/common';
import type { FilePurpose } from './file-purpose';

/** A file that is being processed, as a file on this machine's disk for as long as that takes. */
export interface FileAtHand {
  readonly upload_id: string;
  readonly path: string;
}

/**
 * Makes something of files of one purpose, in the worker. What it answers is why the file is no good (`encrypted`), null where it is.
 * What it throws is tried again; a `GiveUp` is the reason, too. It is not in a transaction, and may be asked again for the same file.
 */
export interface FileProcessor {
  process(file: FileAtHand): Promise<string | null>;
}

/** Who makes something of which files: `processors.register(FilePurpose.Score, this)`, when the worker starts. Nobody: the file is ready when it has been read. */
@Injectable()
export class Processors {
  private readonly byPurpose = new Map<FilePurpose, FileProcessor>();

  register(purpose: FilePurpose, processor: FileProcessor): void {
    if (this.byPurpose.has(purpose)) throw new Error(`Two make something of a ${purpose}.`);
    this.byPurpose.set(purpose, processor);
  }

  of(purpose: FilePurpose): FileProcessor | undefined {
    return this.byPurpose.get(purpose);
  }
}
