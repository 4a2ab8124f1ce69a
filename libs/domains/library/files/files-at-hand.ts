import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { Storage, keyIn } from '@app/storage';
import { FilesRepository } from './files.repository';
import type { FileAtHand } from './renderer-registry';

/** Files for whoever makes something of one again, long after it has been processed. */
@Injectable()
export class FilesAtHand {
  constructor(
    private readonly files: FilesRepository,
    private readonly storage: Storage,
  ) {}

  /** Does `work` with a copy on this machine's disk, which goes with it. Not in a transaction. Throws 404 FILE_NOT_FOUND where its bytes are gone. */
  async with<T>(upload_id: string, work: (file: FileAtHand) => Promise<T>): Promise<T> {
    const object_id = (await this.files.find(upload_id))?.object_id;
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
