import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { type Instant, instant } from '@app/database';
import { GiveUp, type Run } from '@app/jobs';
import { type OwnFile, declaredExports } from '@app/personal-data';
import { Storage, keyIn } from '@app/storage';
import { type PackedFile, packedName, writeRows, zipOf } from './export-archive';
import { makeExportFolder } from './export-folders';
import { type AskedExport, OwnDataExportsRepository } from './own-data-exports.repository';
import { OwnRowsRepository } from './own-rows.repository';

/** Maximum size that S3 accepts in one PUT. */
const MAX_BYTES = 5 * 2 ** 30;
/** Progress in per cent when all rows have been read. */
const ROWS_READ = 50;

export interface ExportOutcome {
  readonly size_bytes: number;
  readonly expires_at: Instant;
}

type Progress = Run['progress'];

/** Packs an export, in the worker. Rows go through temporary files, and files through a stream, so that memory stays small. */
@Injectable()
export class ExportingService {
  constructor(
    private readonly exports: OwnDataExportsRepository,
    private readonly own: OwnRowsRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Runs outside a transaction, and can be repeated. */
  async export(export_id: number, progress: Progress): Promise<ExportOutcome> {
    const asked = await this.exports.find(export_id);
    if (!asked?.may_sign_in) throw new GiveUp('The account is closed.');
    if (asked.size_bytes !== null && asked.expires_at !== null) return { size_bytes: asked.size_bytes, expires_at: asked.expires_at };
    const folder = await makeExportFolder(asked.object_id);
    try {
      const size_bytes = await this.store(asked, folder, progress);
      const expires_at = await this.exports.markReady(export_id, size_bytes);
      if (!expires_at) throw new GiveUp('The export took longer than a day.');
      return { size_bytes, expires_at };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async store({ user_id, object_id }: AskedExport, folder: string, progress: Progress): Promise<number> {
    const rows = await this.rows(user_id, folder, progress);
    const files = await this.files(user_id);
    const { size_bytes, stream } = await zipOf(telling([...rows, ...files], progress));
    try {
      if (size_bytes > MAX_BYTES) throw new GiveUp('The export would be larger than 5 GiB. Download your scores one by one instead.');
      await this.storage.putStream(keyIn('exports', object_id), stream, { size_bytes, mime_type: 'application/zip' });
      return size_bytes;
    } finally {
      stream.destroy();
    }
  }

  /** Writes a file for each table, and one that says how many rows each table has. */
  private async rows(user_id: number, folder: string, progress: Progress): Promise<PackedFile[]> {
    const packed: PackedFile[] = [];
    const counts: Record<string, number> = {};
    for (const { table, rows } of declaredExports.values()) {
      const { path, count, size_bytes } = await writeRows(folder, `${table}.json`, this.own.rows(rows, user_id));
      packed.push({ path: `data/${table}.json`, size_bytes, open: () => Promise.resolve(createReadStream(path)) });
      counts[table] = count;
      await progress(Math.floor((packed.length / declaredExports.size) * ROWS_READ));
    }
    const about = Buffer.from(JSON.stringify({ exported_at: instant(this.clock.now()), rows: counts }));
    return [{ path: 'about.json', size_bytes: about.length, open: () => Promise.resolve(Readable.from([about])) }, ...packed];
  }

  /** Skips files whose bytes are not in the storage. The export still has their rows. */
  private async files(user_id: number): Promise<PackedFile[]> {
    const packed: PackedFile[] = [];
    for (const { files } of declaredExports.values())
      if (files) for await (const file of this.own.files(files, user_id)) packed.push(...(await this.packed(file)));
    return packed;
  }

  private async packed({ id, object_id, filename }: OwnFile): Promise<PackedFile[]> {
    const key = keyIn('objects', object_id);
    const size_bytes = await this.storage.sizeOf(key);
    return size_bytes === undefined ? [] : [{ path: packedName(id, filename), size_bytes, open: () => this.storage.read(key) }];
  }
}

/** Wraps the files, so that each reports the progress of the ZIP when it is opened. */
function telling(files: readonly PackedFile[], progress: Progress): PackedFile[] {
  const total = files.reduce((sum, { size_bytes }) => sum + size_bytes, 1);
  let before = 0;
  return files.map(({ open, ...file }) => {
    const percent = ROWS_READ + Math.floor((before / total) * ROWS_READ);
    before += file.size_bytes;
    return { ...file, open: () => progress(Math.min(percent, 99)).then(open) };
  });
}
