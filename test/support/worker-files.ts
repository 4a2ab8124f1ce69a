import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, sql } from '@app/database';
import { Events } from '@app/events';
import { Jobs } from '@app/jobs';
import { type Key, Storage } from '@app/storage';
import { QuotaAccountsService } from '@library/quota';
import { FilesService, RendererRegistry } from '@library/files';
import { FileCopiesService } from '@library/files/file-copies.service';
import { FilesRepository } from '@library/files/files.repository';
import { ObjectsRepository } from '@library/files/objects.repository';
import { FileScanningService } from '@library/files/file-scanning.service';
import { StoredObjectsService } from '@library/files/stored-objects.service';
import { FileProcessingService } from '@library/files/file-processing.service';
import { OutgoingService } from '@library/files/outgoing.service';
import { ReconciliationRepository } from '@library/files/reconciliation.repository';
import { ReconciliationService } from '@library/files/reconciliation.service';
import { UploadsService } from '@library/files/uploads.service';
import { FileUpkeepService } from '@library/files/file-upkeep.service';
import type { startApi } from './app';

type Api = ReturnType<typeof startApi>;

/** Runs the worker's jobs on files at once, in this process. */
export function filesWorkerOf({ get }: Api) {
  const storage = () => get<Storage>(Storage as never);
  const processing = () =>
    new FileProcessingService(
      get(FilesRepository),
      new FileCopiesService(get(FilesRepository), get(ObjectsRepository), get(OutgoingService), get(Database)),
      get(RendererRegistry),
      storage(),
      get(Database),
      get(Events),
      new FileScanningService(
        ...([get(FilesRepository), get(StoredObjectsService), get(Database), get(Audit), get(Events), get(Jobs)] as const),
        get(Clock),
      ),
    );
  const upkeep = () =>
    new FileUpkeepService(get(FilesRepository), get(FilesService), get(UploadsService), storage(), get(Jobs), get(Database));
  const reconciliation = (now = new Date()) =>
    new ReconciliationService(get(ReconciliationRepository), get(QuotaAccountsService), storage(), { now: () => now });

  /** Removes every object that is marked for removal, whether or not it is due. */
  const removeObjects = async (): Promise<void> => {
    const taken = await get(Database).rows(
      sql<{ payload: { keys: Key[] } }>`DELETE FROM outbox WHERE name = 'remove_objects' RETURNING payload`,
    );
    for (const { payload } of taken) await storage().remove(payload.keys);
    const leaving = await get(Database).rows(sql<{ id: string }>`SELECT id FROM outgoing_objects`);
    for (const { id } of leaving) await get(OutgoingService).remove(id);
  };
  return { storage, processing, upkeep, reconciliation, removeObjects };
}
