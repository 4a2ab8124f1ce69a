import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { Storage, keyIn } from '@app/storage';
import { isServable } from './file-safety';
import { FileNotReady } from './files.errors';
import { FilesRepository } from './files.repository';
import type { FileAtHand } from './renderer-registry';

/** Provides local copies of files for rendering them again after they were processed. */
@Injectable()
export class FilesAtHand {
  constructor(
    private readonly files: FilesRepository,
    private readonly storage: Storage,
  ) {}

  /**
   * Runs `work` with a temporary copy on the local disk. Must be called outside of transactions. Throws 404 FILE_NOT_FOUND if the bytes are
   * deleted.
   */
  async with<T>(upload_id: string, work: (file: FileAtHand) => Promise<T>): Promise<T> {
    const file = await this.files.find(upload_id);
    if (file && !isServable(file)) throw new FileNotReady();
    const object_id = file?.object_id;
    if (!object_id) throw new NotFound(FILE);
    const directory = await mkdtemp(join(tmpdir(), 'tutti-file-'));
    try {
      const path = join(directory, 'file');
      await pipeline(await this.storage.read(keyIn('objects', object_id)), createWriteStream(path, { mode: 0o600 }));
      return await work({ upload_id, path });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}
