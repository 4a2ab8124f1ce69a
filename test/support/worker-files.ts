import { Clock } from '@app/config';
import { Database, sql } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { type Key, Storage } from '@app/storage';
import { QuotaAccounts, QuotaLedger } from '@library/quota';
import { FilesService, Processors } from '@library/files';
import { CopiesService } from '@library/files/copies.service';
import { FilesRepository } from '@library/files/files.repository';
import { ObjectsRepository } from '@library/files/objects.repository';
import { ProcessingService } from '@library/files/processing.service';
import { ReconciliationRepository } from '@library/files/reconciliation.repository';
import { ReconciliationService } from '@library/files/reconciliation.service';
import { UploadsService } from '@library/files/uploads.service';
import { UpkeepService } from '@library/files/upkeep.service';
import type { startApi } from './app';

type Api = ReturnType<typeof startApi>;

/** What the worker does with files, done by hand and at once. */
export function filesWorkerOf({ get }: Api) {
  const storage = () => get<Storage>(Storage as never);
  const processing = () =>
    new ProcessingService(
      get(FilesRepository),
      new CopiesService(get(FilesRepository), get(ObjectsRepository), get(QuotaLedger), get(Database), get(Jobs), get(Clock)),
      get(Processors),
      storage(),
      get(Database),
      get(Events),
    );
  const upkeep = () => new UpkeepService(get(FilesRepository), get(FilesService), get(UploadsService), storage(), get(Jobs), get(Database));
  const reconciliation = (now = new Date()) =>
    new ReconciliationService(get(ReconciliationRepository), get(QuotaAccounts), storage(), { now: () => now });

  /** Everything that is to be taken out of the store, whether or not it is due. */
  const removeObjects = async (): Promise<void> => {
    const taken = await get(Database).rows(
      sql<{ payload: { keys: Key[] } }>`DELETE FROM outbox WHERE name = 'remove_objects' RETURNING payload`,
    );
    for (const { payload } of taken) await storage().remove(payload.keys);
  };
  return { storage, processing, upkeep, reconciliation, removeObjects };
}
