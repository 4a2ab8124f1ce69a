import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database } from '@app/database';
import { InvalidFileType } from '@app/errors';
import { type ByteRange, type Key, Storage, keyIn } from '@app/storage';
import { type FilePurpose, isAllowed } from './file-purpose';
import type { UploadedFile } from './uploaded-file.entity';
import { UploadMissing, UploadOver } from './files.errors';
import { FilesRepository } from './files.repository';
import { HEAD_BYTES, TAIL_BYTES, isArchiveToo, isOfType } from './magic';
import { UploadsService, requireVisibleFile } from './uploads.service';

/** An upload whose bytes have been found to be what was announced. It still has to be committed. */
export interface ReceivedUpload {
  readonly upload_id: string;
  readonly purpose: FilePurpose;
  /** The copy that was looked at; none where the upload had been committed before. */
  readonly object_id?: string;
}

/** Looks at what has come in, while no transaction is open. For other domains: only a person's own uploads. */
@Injectable()
export class UploadVerificationService {
  constructor(
    private readonly files: FilesRepository,
    private readonly uploads: UploadsService,
    private readonly storage: Storage,
    private readonly db: Database,
  ) {}

  /**
   * Looks at what has been uploaded, before the transaction that makes something of it: it asks the store. Throws `UploadMissing` (409)
   * where nothing has come in, `InvalidFileType` (400) where it is something else than was announced, or nothing for this purpose: then the
   * upload is over and its bytes are removed; `UploadOver` (409) where it was over before.
   */
  async receive(actor: Actor, upload_id: string, purpose: FilePurpose): Promise<ReceivedUpload> {
    const file = requireVisibleFile(actor, await this.files.find(upload_id));
    if (file.isStored) return { upload_id, purpose };
    if (!file.isReserved) throw new UploadOver();

    // What is looked at is a copy that nobody has a URL for: whatever is sent afterwards changes nothing that is read.
    const object_id = randomUUID();
    const key = keyIn('objects', object_id);
    if (!(await this.storage.copy(keyIn('incoming', upload_id), key))) throw new UploadMissing();
    if (isAllowed(purpose, file.mime_type) && (await this.isAsAnnounced(file, key))) return { upload_id, purpose, object_id };
    await this.reject(actor, upload_id);
    await this.storage.remove([key]);
    throw new InvalidFileType();
  }

  private async isAsAnnounced({ size_bytes, mime_type }: UploadedFile, key: Key): Promise<boolean> {
    if ((await this.storage.sizeOf(key)) !== size_bytes) return false;
    const last = size_bytes - 1;
    if (!(await isOfType(mime_type, await this.part(key, { from: 0, to: Math.min(HEAD_BYTES - 1, last) })))) return false;
    if (mime_type !== 'application/pdf') return true;
    return !isArchiveToo(await this.part(key, { from: Math.max(0, size_bytes - TAIL_BYTES), to: last }));
  }

  private async part(key: Key, range: ByteRange): Promise<Buffer> {
    return buffer(await this.storage.read(key, range));
  }

  /** Unless somebody has ended it meanwhile. */
  private reject(actor: Actor, upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.isReserved) await this.uploads.end(actor, file, 'reject');
    });
  }
}
