import { Injectable } from '@nestjs/common';
import { Jobs } from '@app/jobs';
import { keyIn } from '@app/storage';
import { QuotaLedgerService } from '@library/quota';
import { RemoveObjects } from './files.jobs';
import { ObjectsRepository } from './objects.repository';
import type { UploadedFile } from './uploaded-file.entity';
import { OutgoingReason } from './outgoing-object.entity';
import { OutgoingService } from './outgoing.service';
import { accountOf } from './uploads.service';

/** Adds and removes objects of files and keeps the quota ledger in step, in the caller's transaction. */
@Injectable()
export class StoredObjectsService {
  constructor(
    private readonly objects: ObjectsRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly outgoing: OutgoingService,
    private readonly jobs: Jobs,
  ) {}

  /** Adds the received object of a file, charges its owner, and plans the deletion of the uploaded original. */
  async keep(object_id: string, file: UploadedFile): Promise<void> {
    await this.objects.add(object_id, file);
    await this.ledger.commit(accountOf(file), file.size_bytes);
    await this.outgoing.expel({ area: 'incoming', id: file.id }, file, OutgoingReason.Committed);
  }

  /** Deletes a copy that is not needed because the file was committed with another. */
  discard(object_id: string): void {
    this.jobs.enqueue(RemoveObjects, { keys: [keyIn('objects', object_id)] });
  }

  /** Deletes everything rendered from a file, and its bytes if no other file has them. Their quota is freed once they are deleted. */
  async remove(object_id: string | null, file: UploadedFile): Promise<void> {
    const made = await this.objects.removeDerived(file.id);
    if (made.length > 0) this.jobs.enqueue(RemoveObjects, { keys: made.map(({ id }) => keyIn('derived', id)) });
    if (!object_id || !(await this.objects.removeUnused(object_id))) return;
    await this.outgoing.expel({ area: 'objects', id: object_id }, file, OutgoingReason.Purged);
  }
}
