import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { FileDeleted, fileIds } from './files.events';
import { WipeFile } from './files.jobs';
import { FilesRepository } from './files.repository';
import { StoredObjectsService } from './stored-objects.service';
import type { UploadedFile } from './uploaded-file.entity';
import { UploadsService } from './uploads.service';

/** Deletes an anonymised user's own files, and replaces their names by `deleted`. */
@Injectable()
export class FileWipingService {
  constructor(
    private readonly files: FilesRepository,
    private readonly uploads: UploadsService,
    private readonly objects: StoredObjectsService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly jobs: Jobs,
  ) {}

  /** Enqueues a job for each of the user's own files. */
  async wipeOwnFilesOf(user_id: number): Promise<void> {
    for (const { id } of await this.files.listOf(user_id)) this.jobs.enqueue(WipeFile, { upload_id: id });
  }

  /** Throws `UploadNotMovable` while the file is being processed, so that the job is retried. */
  wipe(upload_id: string): Promise<void> {
    return this.db.transaction(async () => {
      const file = await this.files.findForUpdate(upload_id);
      if (!file) return;
      file.filename = 'deleted';
      if (file.isReserved) await this.uploads.end(null, file, 'cancel');
      else if (file.isStored) await this.remove(file);
      else await this.files.save(file);
    });
  }

  private async remove(file: UploadedFile): Promise<void> {
    const { object_id } = file;
    file.move('wipe');
    await this.files.save(file);
    await this.objects.remove(object_id, file);
    this.events.publish(FileDeleted, fileIds(file));
    this.audit.record(null, 'upload.wipe', file);
  }
}
