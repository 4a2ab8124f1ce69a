import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Jobs } from '@app/jobs';
import { keyIn } from '@app/storage';
import { QuotaLedgerService } from '@library/quota';
import { RemoveObjects } from './files.jobs';
import { FilesRepository } from './files.repository';
import { ObjectsRepository } from './objects.repository';
import { accountOf } from './uploads.service';

/** How long a URL for the copy that is merged away may still be about. */
const MERGED_COPY_STAYS_MS = 600_000;

/** The same bytes that somebody has sent more than once. */
@Injectable()
export class FileCopiesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly objects: ObjectsRepository,
    private readonly ledger: QuotaLedgerService,
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Of the same bytes of one owner, one copy is kept and charged. */
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
      await this.ledger.adjust(accountOf(file), { used: -file.size_bytes, reserved: 0 });
      this.jobs.enqueue(RemoveObjects, { keys: [keyIn('objects', own)] }, { in_ms: MERGED_COPY_STAYS_MS });
    });
  }
}
