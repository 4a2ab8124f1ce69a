import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Database, type Instant, instant } from '@app/database';
import { NotFound } from '@app/errors';
import { FILE } from '@app/i18n';
import { type Key, Storage, keyIn } from '@app/storage';
import { QuotaLedger } from '@library/quota';
import { type Arrival, ArrivalsService } from './arrivals.service';
import type { FilePurpose } from './file-purpose';
import { FileStatus } from './file-status';
import type { File } from './file.entity';
import { UploadOver } from './files.errors';
import { FileTeller } from './file-teller';
import { FileCommitted, FileDeleted, type FileNews, FileReady, FileRestored, FileTrashed } from './files.events';
import { FilesRepository } from './files.repository';
import { ObjectsRepository } from './objects.repository';
import { accountOf, sentBy, visible } from './uploads.service';

/** Within which a download must begin. */
const URL_LIFETIME_S = 300;

export interface DownloadPlace {
  readonly download_url: string;
  readonly expires_at: Instant;
}

/**
 * Files for the domains that have something to do with them: a score, a document. Who may do what with a file is theirs to know: but for
 * `receive` and `commit`, which take a person's own uploads, nobody is asked here. A file that is not there is a 404 FILE_NOT_FOUND.
 */
@Injectable()
export class FilesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: ObjectsRepository,
    private readonly arrivals: ArrivalsService,
    private readonly ledger: QuotaLedger,
    private readonly storage: Storage,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly tell: FileTeller,
  ) {}

  /**
   * Looks at what has been uploaded, before the transaction that makes something of it: it asks the store. Throws `UploadMissing` (409)
   * where nothing has come in, `InvalidFileType` (400) where it is something else than was announced, or nothing for this purpose: then the
   * upload is over and its room free; `UploadOver` (409) where it was over before.
   */
  receive(actor: Actor, upload_id: string, purpose: FilePurpose): Promise<Arrival> {
    return this.arrivals.receive(actor, upload_id, purpose);
  }

  /**
   * Makes an upload a file of its owner's, in the caller's transaction, and has it processed. Of any number who do it at once, one gets
   * `isNew: true`; for all others it has been done. Throws `UploadOver` where it was cancelled or has expired meanwhile, and where it
   * was committed for another purpose.
   */
  commit(actor: Actor, { upload_id, purpose, object_id }: Arrival): Promise<{ readonly file: File; readonly isNew: boolean }> {
    return this.db.transaction(async () => {
      const file = visible(actor, await this.files.findForUpdate(upload_id));
      if (!file.isReserved || !object_id) {
        if (object_id) this.tell.remove([keyIn('objects', object_id)]);
        if (!file.isStored || file.purpose !== purpose) throw new UploadOver();
        return { file, isNew: false };
      }
      await this.objects.add(object_id, file);
      file.commit(object_id, purpose, this.tell.now());
      await this.files.save(file);
      await this.ledger.commit(accountOf(file), file.size_bytes);
      this.tell.remove([keyIn('incoming', upload_id)], sentBy(file));
      this.tell.process(file);
      this.tell.that(FileCommitted, file);
      this.audit.record(actor, 'upload.commit', file);
      return { file, isNew: true };
    });
  }

  async require(upload_id: string): Promise<File> {
    const file = await this.files.find(upload_id);
    if (!file) throw new NotFound(FILE);
    return file;
  }

  /** A URL for the file as it came, by which it is saved under the name that it has, or under `filename`. */
  async downloadUrl(upload_id: string, filename?: string): Promise<DownloadPlace> {
    const file = await this.require(upload_id);
    if (!file.object_id) throw new NotFound(FILE);
    return this.placeOf(keyIn('objects', file.object_id), filename ?? file.filename, file.mime_type);
  }

  /** The same for something that has been made of it: `thumbnail`, `page-3`. Undefined where that has not been made yet. */
  async derivedUrl(upload_id: string, name: string, filename: string): Promise<DownloadPlace | undefined> {
    const made = await this.objects.findDerived(upload_id, name);
    return made && this.placeOf(keyIn('derived', made.id), filename, made.mime_type);
  }

  /** Keeps something that has been made of a file, in the place of what was made before under that name. It is not charged. Not in a transaction. */
  async keepDerived(upload_id: string, name: string, bytes: Buffer, mime_type: string): Promise<void> {
    const id = randomUUID();
    await this.storage.put(keyIn('derived', id), bytes, mime_type);
    await this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      const isWanted = file?.isStored ?? false;
      const unwanted = isWanted ? await this.objects.derive(upload_id, { id, name, mime_type, size_bytes: bytes.length }) : id;
      if (unwanted) this.tell.remove([keyIn('derived', unwanted)]);
    });
  }

  /** Into the trash, in the caller's transaction. It stays charged, and can be restored. Throws `UploadNotMovable` while it is processed. */
  trash(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.trash', Event: FileTrashed, move: (file) => file.trash(this.tell.now()) });
  }

  /** Out of the trash, ready or failed as it was before. */
  restore(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.restore', Event: FileRestored, move: (file) => file.move('restore') });
  }

  /** Gone for good, from the trash, and its room free: once, however often and by however many it is asked for. */
  purge(actor: Actor | null, upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) throw new NotFound(FILE);
      const { object_id } = file;
      file.move('delete');
      await this.files.save(file);
      const made = await this.objects.removeDerived(upload_id);
      const gone: Key[] = made.map(({ id }) => keyIn('derived', id));
      if (object_id && (await this.objects.removeUnused(object_id))) {
        gone.push(keyIn('objects', object_id));
        await this.ledger.release(accountOf(file), file.size_bytes);
      }
      this.tell.remove(gone);
      this.tell.that(FileDeleted, file);
      this.audit.record(actor, 'upload.purge', file);
    });
  }

  /** Has a file that failed processed once more, in the caller's transaction. */
  rerun(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, {
      action: 'upload.rerun',
      move: (file) => {
        file.move('process');
        this.tell.process(file);
      },
    });
  }

  /** That a file which failed is good after all, in the caller's transaction: whoever makes something of its kind has managed now. */
  async redeem(upload_id: string): Promise<void> {
    await this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status !== FileStatus.Failed) return;
      file.move('process');
      file.move('succeed');
      await this.files.save(file);
      this.tell.that(FileReady, file);
    });
  }

  private change(actor: Actor | null, upload_id: string, { action, Event, move }: Step): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) throw new NotFound(FILE);
      move(file);
      await this.files.save(file);
      if (Event) this.tell.that(Event, file);
      this.audit.record(actor, action, file);
    });
  }

  private async placeOf(key: Key, filename: string, mime_type: string): Promise<DownloadPlace> {
    const expires_at = instant(new Date(+this.tell.now() + URL_LIFETIME_S * 1_000));
    return { download_url: await this.storage.downloadUrl(key, { filename, mime_type, lifetime_s: URL_LIFETIME_S }), expires_at };
  }
}

interface Step {
  readonly action: `upload.${string}`;
  readonly Event?: FileNews;
  readonly move: (file: File) => void;
}
