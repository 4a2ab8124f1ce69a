import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Gateway, startGateway } from '@test/rgw';
import { type Key, LocalStorage, S3Storage, type Storage, keyIn } from '@app/storage';
import type { Manifest } from '../../apps/cli/src/backup/manifest';
import { KEYS_FILE } from '../../apps/cli/src/backup/snapshot';
import { faultsOfFiles, putFiles, saveFiles } from '../../apps/cli/src/backup/stored-files';

describe('the files of a backup', () => {
  const home = mkdtempSync(join(tmpdir(), 'tutti-s3-backup-'));
  const files = new Map<Key, Buffer>(Array.from({ length: 20 }, (_, n) => [keyIn('objects', randomUUID()), randomBytes(1 + n * 1_000)]));
  const local = new LocalStorage({ directory: join(home, 'local'), public_url: 'http://localhost', secrets: [randomBytes(32)] });
  let gateway: Gateway;
  let remote: S3Storage;

  beforeAll(async () => {
    gateway = await startGateway();
    remote = new S3Storage(gateway.settings);
  }, 240_000);
  afterAll(async () => {
    await gateway?.stop();
    rmSync(home, { recursive: true });
  }, 60_000);

  async function saved(storage: Storage, ...others: Key[]) {
    const folder = mkdtempSync(join(home, 'backup-'));
    writeFileSync(join(folder, KEYS_FILE), [...files.keys(), ...others].map((key) => `${key}\n`).join(''));
    const manifest = { files: await saveFiles(storage, folder) } as Manifest;
    for await (const fault of faultsOfFiles(folder, manifest)) throw new Error(fault);
    return { folder, manifest };
  }

  async function expectAllIn(storage: Storage): Promise<void> {
    for (const [key, bytes] of files) expect((await buffer(await storage.read(key))).equals(bytes)).toBe(true);
  }

  it('go from S3 to a folder, from there to a disk, and back to S3', async () => {
    for (const [key, bytes] of files) await remote.put(key, bytes, 'application/pdf');
    const missing = keyIn('objects');
    const first = await saved(remote, missing);
    expect(first.manifest.files).toMatchObject({
      count: 20,
      lost: 1,
      total_bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
    });
    await putFiles(local, first.folder, first.manifest);
    await expectAllIn(local);

    await remote.remove([...files.keys()]);
    const second = await saved(local);
    await putFiles(remote, second.folder, second.manifest);
    await expectAllIn(remote);
    // The second time, all of them are there already.
    await putFiles(remote, second.folder, second.manifest);
  }, 60_000);
});
