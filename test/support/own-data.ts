import { fromBuffer } from 'yauzl';
import { buffer } from 'node:stream/consumers';
import '@organisation/people-import/people-import.personal-data';
import { Clock } from '@app/config';
import { Database } from '@app/database';
import { Storage } from '@app/storage';
import { ExportRemovalsService } from '@insight/own-data/export-removals.service';
import { ExportingService } from '@insight/own-data/exporting.service';
import { OwnDataExportsRepository } from '@insight/own-data/own-data-exports.repository';
import { OwnRowsRepository } from '@insight/own-data/own-rows.repository';
import type { User } from '@organisation/users/user.entity';
import type { startApi } from './app';

type Api = ReturnType<typeof startApi>;

/** Reads the files in a ZIP, by path. */
export function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  return new Promise((resolve, reject) =>
    fromBuffer(zip, { lazyEntries: true }, (broken, opened) => {
      if (broken) return reject(broken);
      opened.on('error', reject).on('end', () => resolve(found));
      opened.on('entry', (entry: { fileName: string }) =>
        opened.openReadStream(entry as never, (failed, stream) => {
          if (failed) return reject(failed);
          void buffer(stream).then((bytes) => {
            found.set(entry.fileName, bytes);
            opened.readEntry();
          }, reject);
        }),
      );
      opened.readEntry();
    }),
  );
}

/** Steps of an export: those of the person who asks for their own data, and those of the worker. */
export function ownDataOf(api: Api) {
  const storage = () => api.get<Storage>(Storage as never);
  const exporting = (store: Storage = storage()) =>
    new ExportingService(api.get(OwnDataExportsRepository), new OwnRowsRepository(api.get(Database)), store, api.get(Clock));
  const removals = (now = new Date()) => new ExportRemovalsService(api.get(OwnDataExportsRepository), storage(), { now: () => now });
  const ask = (user: User) => api.as(user).post('/api/v1/users/me/exports');
  const download = async (user: User) => api.as(user).raw('/api/v1/users/me/exports/download');

  /** Does the worker's part for the latest export. Answers its outcome and its progress. */
  async function pack(store?: Storage) {
    const [{ id }] = await api.rows('SELECT max(id) AS id FROM own_data_exports');
    const told: number[] = [];
    const outcome = await exporting(store).export(id as number, (percent) => Promise.resolve(void told.push(percent)));
    return { outcome, told };
  }

  /** Does all steps, from the request to the ZIP. */
  async function zipOf(user: User): Promise<Buffer> {
    await ask(user);
    await pack();
    return (await download(user)).rawPayload;
  }

  const stored = async (): Promise<(number | undefined)[]> => {
    const rows = await api.rows('SELECT object_id FROM own_data_exports ORDER BY id');
    return Promise.all(rows.map(({ object_id: id }) => storage().sizeOf(`exports/${id.slice(0, 2)}/${id}`)));
  };
  return { storage, removals, ask, pack, download, zipOf, stored };
}
