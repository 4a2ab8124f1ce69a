import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { Database, type Instant, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { Jobs } from '@app/jobs';
import { type PublicKey, Storage, keyIn } from '@app/storage';
import { isServable } from './file-safety';
import { FileNotReady } from './files.errors';
import { RemoveObjects } from './files.jobs';
import { FilesRepository } from './files.repository';
import { ObjectsRepository } from './objects.repository';

/** Seconds within which a download must begin. */
const URL_LIFETIME_S = 300;
/** Maximum number of page images per user. They are not charged, and a missing one is rendered again on demand. */
export const MOST_PAGES = 100;
/** Links in lists expire at a full hour, so that a browser gets the same URL again and can use its cache. */
const LINK_ROUND_S = 3_600;

export interface DownloadPlace {
  readonly download_url: string;
  readonly expires_at: Instant;
}

/**
 * URLs for files and for what was rendered from them, for other domains, which check permissions themselves. Throws 404 FILE_NOT_FOUND if
 * there is no such file, and `FileNotReady` for originals that wait for the scanner or have not passed it.
 */
@Injectable()
export class DownloadsService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: ObjectsRepository,
    private readonly storage: Storage,
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Returns a URL of the original file. It is saved under its own name, or under `filename`. */
  async downloadUrl(upload_id: string, filename?: string): Promise<DownloadPlace> {
    const file = await this.files.find(upload_id);
    if (file && !isServable(file)) throw new FileNotReady();
    if (!file?.object_id) throw new NotFound(FILE);
    return this.placeOf(keyIn('objects', file.object_id), filename ?? file.filename, file.mime_type);
  }

  /** Returns a URL of something rendered from the file: `thumbnail`, `page-3`. Undefined if it is not rendered yet. */
  async derivedUrl(upload_id: string, name: string, filename: string): Promise<DownloadPlace | undefined> {
    const made = await this.objects.findDerived(upload_id, name);
    return made && this.placeOf(keyIn('derived', made.id), filename, made.mime_type);
  }

  /** Returns a URL of a rendered object by its id, without reading its row. It is valid for at least an hour, and the same for a while. */
  derivedLink(id: string, filename: string, mime_type: string): Promise<string> {
    const lifetime_s = 2 * LINK_ROUND_S - (Math.floor(+this.clock.now() / 1_000) % LINK_ROUND_S);
    return this.storage.downloadUrl(keyIn('derived', id), { filename, mime_type, lifetime_s });
  }

  /**
   * Stores something rendered from a file and replaces an earlier object of the same name. It is not charged. Must be called outside of
   * transactions.
   */
  async keepDerived(upload_id: string, name: string, bytes: Buffer, mime_type: string): Promise<void> {
    const id = randomUUID();
    await this.storage.put(keyIn('derived', id), bytes, mime_type);
    await this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      const isWanted = file?.isStored ?? false;
      const unwanted = isWanted ? await this.objects.derive(upload_id, { id, name, mime_type, size_bytes: bytes.length }) : id;
      if (unwanted) this.jobs.enqueue(RemoveObjects, { keys: [keyIn('derived', unwanted)] });
      if (isWanted) await this.forgetPages(file!.user_id);
    });
  }

  /** Deletes the oldest page images. Their bytes stay until no URL of them is valid any more. */
  private async forgetPages(user_id: number): Promise<void> {
    const keys = (await this.objects.removeOldPages(user_id, MOST_PAGES)).map(({ id }) => keyIn('derived', id));
    if (keys.length > 0) this.jobs.enqueue(RemoveObjects, { keys }, { in_ms: 2 * URL_LIFETIME_S * 1_000 });
  }

  private async placeOf(key: PublicKey, filename: string, mime_type: string): Promise<DownloadPlace> {
    const expires_at = instant(new Date(+this.clock.now() + URL_LIFETIME_S * 1_000));
    return { download_url: await this.storage.downloadUrl(key, { filename, mime_type, lifetime_s: URL_LIFETIME_S }), expires_at };
  }
}
