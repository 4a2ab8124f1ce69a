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
import { ProcessFile } from './files.jobs';
import { FilesRepository } from './files.repository';
import { StoredObjectsService } from './stored-objects.service';
import { requireVisibleFile } from './uploads.service';

/**
 * Files for the domains that have something to do with them: a score, a document. Who may do what with a file is theirs to know: but for
 * `commit`, which takes a person's own uploads, nobody is asked here. A file that is not there is a 404 FILE_NOT_FOUND.
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
   * Makes an upload a file of its owner's, in the caller's transaction, and has it processed. Of any number who do it at once, one gets
   * `isNew: true`; for all others it has been done. Throws `UploadOver` where it was cancelled or has expired meanwhile, and where it
   * was committed for another purpose.
   */
  commit(
    actor: Actor,
    { upload_id, purpose, object_id }: ReceivedUpload,
  ): Promise<{ readonly file: UploadedFile; readonly isNew: boolean }> {
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

  async require(upload_id: string): Promise<UploadedFile> {
    const file = await this.files.find(upload_id);
    if (!file) throw new NotFound(FILE);
    return file;
  }

  /** Into the trash, in the caller's transaction. It stays charged, and can be restored. Throws `UploadNotMovable` while it is processed. */
  trash(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.trash', Event: FileTrashed, move: (file) => file.trash(this.clock.now()) });
  }

  /** Out of the trash, ready or failed as it was before. */
  restore(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, { action: 'upload.restore', Event: FileRestored, move: (file) => file.move('restore') });
  }

  /** Gone for good, from the trash, and its room free when the bytes are gone: once, however often and by however many it is asked for. */
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

  /** Has a file that failed processed once more, in the caller's transaction. */
  rerun(actor: Actor | null, upload_id: string): Promise<void> {
    return this.change(actor, upload_id, {
      action: 'upload.rerun',
      move: (file) => {
        file.move('process');
        this.jobs.enqueue(ProcessFile, { upload_id: file.id });
      },
    });
  }

  /** That a file which failed is good after all, in the caller's transaction: whoever makes something of its kind has managed now. */
  async markReady(upload_id: string): Promise<void> {
    await this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (file?.status !== FileStatus.Failed) return;
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

interface Step {
  readonly action: `upload.${string}`;
  readonly Event?: FileNews;
  readonly move: (file: UploadedFile) => void;
}
