import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database } from '@app/database';
import { InvalidFileType } from '@app/errors';
import { type ByteRange, type Key, Storage, keyIn } from '@app/storage';
import { type FilePurpose, isAllowed, isConvertible } from './file-purpose';
import type { UploadedFile } from './uploaded-file.entity';
import { UploadMissing, UploadOver, UploadPurposeWrong } from './files.errors';
import { FilesRepository } from './files.repository';
import { HEAD_BYTES, TAIL_BYTES, isArchiveToo, isOfType } from './magic';
import { UploadsService, requireVisibleFile } from './uploads.service';

/** A verified upload that still has to be committed. */
export interface ReceivedUpload {
  readonly upload_id: string;
  readonly purpose: FilePurpose;
  /** The verified copy. Undefined if the upload was committed before. */
  readonly object_id?: string;
}

/** Verifies uploads before they are committed, for other domains. Accepts only the actor's own uploads. */
@Injectable()
export class UploadVerificationService {
  constructor(
    private readonly files: FilesRepository,
    private readonly uploads: UploadsService,
    private readonly storage: Storage,
    private readonly db: Database,
  ) {}

  /**
   * Verifies an upload before the transaction that commits it, because it reads the storage. Throws `UploadMissing` (409) if nothing was
   * uploaded, `UploadOver` (409) if the upload has ended, `UploadPurposeWrong` (409) if it was created for another purpose, and `InvalidFileType` (400) if the bytes are not as announced or the type is not
   * allowed for this purpose; the upload then ends and its bytes are deleted.
   */
  async receive(actor: Actor, upload_id: string, purpose: FilePurpose): Promise<ReceivedUpload> {
    const file = requireVisibleFile(actor, await this.files.find(upload_id));
    if (file.isStored) return { upload_id, purpose };
    if (!file.isReserved) throw new UploadOver();
    if (!isConvertible(file.purpose, purpose)) throw new UploadPurposeWrong();

    // Verifies a copy that has no upload URL, so that later uploads cannot change what is read.
    const object_id = randomUUID();
    const key = keyIn('objects', object_id);
    if (!(await this.storage.copy(keyIn('incoming', upload_id), key))) throw new UploadMissing();
    if (isAllowed(purpose, file.mime_type) && (await this.isAsAnnounced(file, key))) return { upload_id, purpose, object_id };
    await this.reject(actor, upload_id);
    await this.storage.remove([key]);
    throw new InvalidFileType();
  }

  /** Deletes the verified copies of uploads that will not be committed now. */
  async discard(received: readonly ReceivedUpload[]): Promise<void> {
    const keys = received.flatMap(({ object_id }) => (object_id ? [keyIn('objects', object_id)] : []));
    if (keys.length > 0) await this.storage.remove(keys);
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

  /** Rejects the upload, unless it has ended meanwhile. */
  private reject(actor: Actor, upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.isReserved) await this.uploads.end(actor, file, 'reject');
    });
  }
}
