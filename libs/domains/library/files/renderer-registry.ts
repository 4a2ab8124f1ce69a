import { Injectable } from '@nestjs/common';
import type { FilePurpose } from './file-purpose';

/** A temporary local copy of a file. */
export interface FileAtHand {
  readonly upload_id: string;
  readonly path: string;
}

/**
 * Renders files of one purpose in the worker. It returns the reason why the file is invalid (`encrypted`), or null. A `GiveUp` is a reason
 * too; other exceptions are retried. It runs outside of transactions and may be called again for the same file.
 */
export interface FileRenderer {
  renderFile(file: FileAtHand): Promise<string | null>;
}

/**
 * Renderers by purpose, registered when the worker starts: `renderers.register(FilePurpose.Score, this)`. Without one, a file is ready when
 * it has been read.
 */
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
