import { startApi } from '@test/app';
import { uploadsOf, aPdf } from '@test/uploads';
import { filesWorkerOf } from '@test/worker-files';
import { Role } from '@app/auth';
import { BACKUP_LOCK, Database, sql } from '@app/database';
import { type Key, keyIn } from '@app/storage';
import { OutgoingService } from '@library/files/outgoing.service';

/** Files that a backup's snapshot names must stay until they have been copied. */
describe('while a backup is made', () => {
  const api = startApi();
  const { upload, process: work } = uploadsOf(api);
  const { storage, upkeep, reconciliation } = filesWorkerOf(api);
  const queued = async (name: string) => (await api.rows(`SELECT id FROM outbox WHERE name = '${name}' AND next_at > now()`)).length;

  async function duringBackup(happens: () => Promise<unknown>): Promise<void> {
    const session = api.owner.createQueryRunner();
    await session.query(`SELECT pg_advisory_lock(${BACKUP_LOCK})`);
    await happens();
    await session.query(`SELECT pg_advisory_unlock(${BACKUP_LOCK})`);
    await session.release();
  }

  async function aPurgedFile(): Promise<{ key: Key; id: string }> {
    const mina = await api.aSaved(Role.Mentee);
    const upload_id = await upload(mina, aPdf(300));
    await work(upload_id);
    const [{ object_id }] = await api.rows(`SELECT object_id FROM files WHERE id = '${upload_id}'`);
    await api.rows(`UPDATE files SET status = 'trashed', trashed_at = now() WHERE id = '${upload_id}' RETURNING id`);
    await api.get(Database).transaction(() => upkeep().purge(upload_id));
    return { key: keyIn('objects', object_id), id: object_id };
  }

  it('keeps the bytes and the quota of a purged file until the backup is over', async () => {
    const { key, id } = await aPurgedFile();
    await duringBackup(async () => {
      const before = await queued('remove_outgoing');
      await api.get(OutgoingService).remove(id);
      expect(await storage().sizeOf(key)).toBe(300);
      expect(await queued('remove_outgoing')).toBe(before + 1);
      expect(await api.rows(`SELECT reason FROM outgoing_objects WHERE id = '${id}'`)).toEqual([{ reason: 'purged' }]);
    });
    await api.get(OutgoingService).remove(id);
    expect(await storage().sizeOf(key)).toBeUndefined();
  });

  it('keeps renderings of files, and objects without a row', async () => {
    const key = keyIn('derived');
    await storage().put(key, Buffer.from('picture'), 'image/webp');
    await duringBackup(async () => {
      await upkeep().remove([key]);
      expect(await queued('remove_objects')).toBe(1);
      await reconciliation(new Date(Date.now() + 30 * 3_600_000)).reconcile();
      expect(await storage().sizeOf(key)).toBe(7);
    });
    const [{ payload }] = (await api
      .get(Database)
      .rows(sql<{ payload: { keys: Key[] } }>`SELECT payload FROM outbox WHERE name = 'remove_objects'`)) as [{ payload: { keys: Key[] } }];
    await upkeep().remove(payload.keys);
    expect(await storage().sizeOf(key)).toBeUndefined();
  });
});
