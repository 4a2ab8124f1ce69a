import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Events } from '@app/events';
import { GiveUp } from '@app/jobs';
import { Storage, keyIn } from '@app/storage';
import { FileCopiesService } from './file-copies.service';
import { FileScanningService } from './file-scanning.service';
import { FileStatus } from './file-status';
import type { UploadedFile } from './uploaded-file.entity';
import { FileFailed, FileReady, fileIds } from './files.events';
import { FilesRepository } from './files.repository';
import { RendererRegistry } from './renderer-registry';

/** Reason why a file that is larger than the scanner accepts has failed. It is not served. */
const UNSCANNABLE = 'too_large_to_scan';

/** Processes a file in the worker: reads it once, has it scanned, merges duplicates, and passes it to the renderer of its purpose. */
@Injectable()
export class FileProcessingService {
  constructor(
    private readonly files: FilesRepository,
    private readonly copies: FileCopiesService,
    private readonly renderers: RendererRegistry,
    private readonly storage: Storage,
    private readonly db: Database,
    private readonly events: Events,
    private readonly scanning: FileScanningService,
  ) {}

  /** Processes a file. It can be repeated after an interruption at any point. */
  async process(upload_id: string): Promise<void> {
    const file = await this.begin(upload_id);
    if (!file) return;
    if (!(await this.scanning.isReady())) return this.scanning.postpone(upload_id);
    const directory = await mkdtemp(join(tmpdir(), 'tutti-file-'));
    try {
      const path = join(directory, 'file');
      const sha256 = await this.fetch(file, path);
      const verdict = await this.scanning.scan(upload_id, path);
      if (!verdict) return await this.scanning.postpone(upload_id);
      if (verdict === 'infected') return await this.scanning.quarantine(upload_id);
      await this.copies.merge(file.id, sha256);
      await this.end(upload_id, verdict === 'too_large' ? UNSCANNABLE : await this.made(file, path));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  /** Marks a file as failed whose processing was interrupted too often. */
  async giveUp(upload_id: string): Promise<void> {
    await this.end(upload_id, 'interrupted');
  }

  /** Starts or resumes the processing. Undefined if the file is in another state. */
  private begin(upload_id: string): Promise<UploadedFile | undefined> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status === FileStatus.Committed) {
        file.move('process');
        await this.files.save(file);
      }
      return file?.status === FileStatus.Processing ? file : undefined;
    });
  }

  /** Downloads the file to `path`, where a child process can read it, and returns its SHA-256 in hex. */
  private async fetch({ object_id }: UploadedFile, path: string): Promise<string> {
    const hash = createHash('sha256');
    const listening = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece);
        done(null, piece);
      },
    });
    await pipeline(await this.storage.read(keyIn('objects', object_id!)), listening, createWriteStream(path, { mode: 0o600 }));
    return hash.digest('hex');
  }

  private async made(file: UploadedFile, path: string): Promise<string | null> {
    try {
      return (await this.renderers.of(file.purpose)?.renderFile({ upload_id: file.id, path })) ?? null;
    } catch (error) {
      if (error instanceof GiveUp) return error.message;
      throw error;
    }
  }

  private end(upload_id: string, failure: string | null): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status !== FileStatus.Processing) return;
      if (failure === null) file.move('succeed');
      else file.fail(failure);
      await this.files.save(file);
      this.events.publish(failure === null ? FileReady : FileFailed, fileIds(file));
    });
  }
}
