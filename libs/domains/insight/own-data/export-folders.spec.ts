import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExportFolder, sweepExportFolders } from './export-folders';

const DAY_MS = 86_400_000;

describe('the temporary folder of an export', () => {
  it('is private, and is emptied by the next attempt', async () => {
    const id = randomUUID();
    const folder = await makeExportFolder(id);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder, 'users.json'), '[');
    expect(await makeExportFolder(id)).toBe(folder);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('is removed only when it is older than two days', async () => {
    const [old, young] = [await makeExportFolder(randomUUID()), await makeExportFolder(randomUUID())];
    const long_ago = new Date(Date.now() - 3 * DAY_MS);
    utimesSync(old, long_ago, long_ago);
    await sweepExportFolders();
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    rmSync(young, { recursive: true });
  });
});
