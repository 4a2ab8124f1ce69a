import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { FilesRepository } from './files.repository';
import { ObjectsRepository } from './objects.repository';
import { OutgoingReason } from './outgoing-object.entity';
import { OutgoingService } from './outgoing.service';

/** Time in ms for which the merged copy stays, because a URL of it may still be in use. */
const MERGED_COPY_STAYS_MS = 600_000;

/** Removes duplicates among the files of a user. */
@Injectable()
export class FileCopiesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: ObjectsRepository,
    private readonly outgoing: OutgoingService,
    private readonly db: Database,
  ) {}

  /** Keeps one copy of the same bytes of one owner. The other copy is charged until it is deleted. */
  merge(id: string, sha256: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.objects.lockHash(sha256);
      const file = await this.files.findForUpdate(id);
      const own = file?.object_id;
      if (!file || !own) return;
      const known = await this.objects.findSame(file, sha256);
      if (!known) return this.objects.note(own, sha256);
      if (known === own) return;
      file.object_id = known;
      await this.files.save(file);
      if (!(await this.objects.removeUnused(own))) return;
      await this.outgoing.expel({ area: 'objects', id: own }, file, OutgoingReason.Merged, MERGED_COPY_STAYS_MS);
    });
  }
}
