import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { NotFound } from '@app/errors';
import { Events } from '@app/events';
import { FILE } from '@app/i18n';
import { Jobs } from '@app/jobs';
import type { ReceivedUpload } from './upload-verification.service';
import { FileStatus } from './file-status';
import type { UploadedFile } from './uploaded-file.entity';
import { UploadOver } from './files.errors';
import { FileCommitted, FileDeleted, type FileNews, FileReady, FileRestored, FileTrashed, fileIds } from './files.events';
import { ProcessFile, WipeFile } from './files.jobs';
import { FilesRepository } from './files.repository';
import { StoredObjectsService } from './stored-objects.service';
import { requireVisibleFile } from './uploads.service';

/**
 * Files, for domains such as scores. Except in `commit`, which accepts only the actor's own uploads, the calling domain checks the
 * permissions. Throws 404 FILE_NOT_FOUND if there is no such file.
 */
@Injectable()
export class FilesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: StoredObjectsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Turns an upload into a file and enqueues its processing, in the caller's transaction. One of several concurrent calls gets `isNew: true`.
   * Throws `UploadOver` if the upload was cancelled or has expired meanwhile, or was committed for another purpose.
   */
  commit(actor: Actor, { upload_id, purpose, object_id }: ReceivedUpload): Promise<CommittedUpload> {
    return this.db.transaction(async () => {
      const file = requireVisibleFile(actor, await this.files.findForUpdate(upload_id));
      if (!file.isReserved || !object_id) {
        if (object_id) this.objects.discard(object_id);
        if (!file.isStored || file.purpose !== purpose) throw new UploadOver();
        return { file, isNew: false };
      }
      await this.objects.keep(object_id, file);
      file.commit(object_id, purpose, this.clock.now());
      await this.files.save(file);
      this.jobs.enqueue(ProcessFile, { upload_id: file.id });
      this.events.publish(FileCommitted, fileIds(file));
      this.audit.record(actor, 'upload.commit', file);
      return { file, isNew: true };
    });
  }

  /**
   * Commits several uploads. Locks all of them before the quota, in the order of their ids, so that two calls with the same uploads do not
   * deadlock.
   */
  commitAll(actor: Actor, received: readonly ReceivedUpload[]): Promise<readonly CommittedUpload[]> {
    return this.db.transaction(async () => {
      if (received.length > 1) await this.files.lockAll(received.map(({ upload_id }) => upload_id));
      const committed: CommittedUpload[] = [];
      for (const one of received) committed.push(await this.commit(actor, one));
      return committed;
    });
  }

  /** Enqueues the permanent deletion of a file, in the caller's transaction, without the trash. It may still be being processed. */
  discard(upload_id: string): void {
    this.jobs.enqueue(WipeFile, { upload_id });
  }

  async require(upload_id: string): Promise<UploadedFile> {
    const file = await this.files.find(upload_id);
    if (!file) throw new NotFound(FILE);
    return file;
  }

  /**
   * Moves a file to the trash, in the caller's transaction. It stays charged and can be restored. Throws `UploadNotMovable` while it is
   * being processed.
   */
  trash(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.trash', Event: FileTrashed, move: (file) => file.trash(this.clock.now()) });
  }

  /** Restores a file from the trash to the status that it had, ready or failed. */
  restore(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.restore', Event: FileRestored, move: (file) => file.move('restore') });
  }

  /** Deletes a file in the trash permanently. Its quota is freed once the bytes are deleted. */
  purge(actor: Actor | null, upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) throw new NotFound(FILE);
      const { object_id } = file;
      file.move('delete');
      await this.files.save(file);
      await this.objects.remove(object_id, file);
      this.events.publish(FileDeleted, fileIds(file));
      this.audit.record(actor, 'upload.purge', file);
    });
  }

  /** Enqueues the processing of a failed file again, in the caller's transaction. */
  rerun(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, {
      action: 'upload.rerun',
      move: (file) => {
        file.move('process');
        this.jobs.enqueue(ProcessFile, { upload_id: file.id });
      },
    });
  }

  /** Marks a failed file as ready because its renderer has succeeded after all, in the caller's transaction. */
  async markReady(upload_id: string): Promise<void> {
    await this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status !== FileStatus.Failed || !file.object_id) return;
      file.move('process');
      file.move('succeed');
      await this.files.save(file);
      this.events.publish(FileReady, fileIds(file));
    });
  }

  private change(actor: Actor | null, upload_id: string, { action, Event, move }: Step): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) throw new NotFound(FILE);
      move(file);
      await this.files.save(file);
      if (Event) this.events.publish(Event, fileIds(file));
      this.audit.record(actor, action, file);
    });
  }
}

/** A file, and whether this call has committed it. */
export interface CommittedUpload {
  readonly file: UploadedFile;
  readonly isNew: boolean;
}

interface Step {
  readonly action: `upload.${string}`;
  readonly Event?: FileNews;
  readonly move: (file: UploadedFile) => void;
}
