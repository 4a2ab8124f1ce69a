import { Injectable } from '@nestjs/common';
import type { FilePurpose } from './file-purpose';

/** A file that is being processed, as a file on this machine's disk for as long as that takes. */
export interface FileAtHand {
  readonly upload_id: string;
  readonly path: string;
}

/**
 * Renders files of one purpose, in the worker. What it answers is why the file is no good (`encrypted`), null where it is.
 * What it throws is tried again; a `GiveUp` is the reason, too. It is not in a transaction, and may be asked again for the same file.
 */
export interface FileRenderer {
  renderFile(file: FileAtHand): Promise<string | null>;
}

/** Renderers by purpose: `renderers.register(FilePurpose.Score, this)`, when the worker starts. Without one, a file is ready when it has been read. */
@Injectable()
export class RendererRegistry {
  private readonly byPurpose = new Map<FilePurpose, FileRenderer>();

  register(purpose: FilePurpose, processor: FileRenderer): void {
    if (this.byPurpose.has(purpose)) throw new Error(`Two renderers are registered for ${purpose}.`);
    this.byPurpose.set(purpose, processor);
  }

  of(purpose: FilePurpose): FileRenderer | undefined {
    return this.byPurpose.get(purpose);
  }
}
