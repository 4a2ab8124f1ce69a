import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { FilesRepository } from './files.repository';
import { ObjectsRepository } from './objects.repository';
import { OutgoingReason } from './outgoing-object.entity';
import { OutgoingService } from './outgoing.service';

/** How long a URL for the copy that is merged away may still be about. */
const MERGED_COPY_STAYS_MS = 600_000;

/** The same bytes that somebody has sent more than once. */
@Injectable()
export class FileCopiesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: ObjectsRepository,
    private readonly outgoing: OutgoingService,
    private readonly db: Database,
  ) {}

  /** Keeps one copy of the same bytes of one owner. The other copy is charged until it is gone. */
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
