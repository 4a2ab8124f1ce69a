import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { ownDataOf } from '@test/own-data';
import { startWorker } from '@test/worker';
import { Role } from '@app/auth';
import { env } from '@app/config';

jest.setTimeout(60_000);

/** It reads what is sent, and never answers a PUT. */
const silentStore = createServer((request, answer) => {
  request.resume();
  if (request.method !== 'PUT') answer.writeHead(200).end();
});

describe('the export of one’s own data to a store that is too slow', () => {
  const api = startApi();
  const { ask } = ownDataOf(api);

  beforeAll(() => once(silentStore.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => {
    silentStore.closeAllConnections();
    silentStore.close();
  });

  it('is retried, fails with the store’s error, charges nothing, and may be requested again at once', async () => {
    const settings = { ...env };
    Object.assign(env, {
      STORAGE_DRIVER: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${(silentStore.address() as AddressInfo).port}`,
      S3_UPLOAD_WITHIN_S: 1,
      ...{ S3_BUCKET: 'tutti', S3_REGION: 'us-east-1', S3_PATH_STYLE: true, S3_ACCESS_KEY_ID: 'AKTEST', S3_SECRET_ACCESS_KEY: 'SKTEST' },
    });
    let puts = 0;
    silentStore.on('request', ({ method, url }) => (puts += method === 'PUT' && url?.includes('/exports/') ? 1 : 0));
    const mina = await api.aSaved(Role.Mentor);
    const worker = await startWorker();
    try {
      const { body } = await ask(mina);
      const job = async () => (await api.as(mina).get(`/api/v1/jobs/${body.id}`)).body;
      await eventually(async () => (await job()).status === 'failed', 40_000);
      expect([puts, await job()]).toEqual([3, expect.objectContaining({ status: 'failed', error: expect.stringContaining('storage') })]);
    } finally {
      await worker.close();
      Object.assign(env, settings);
    }
    expect(await api.rows('SELECT size_bytes, expires_at, removed_at FROM own_data_exports')).toEqual([
      { size_bytes: null, expires_at: null, removed_at: null },
    ]);
    expect(await api.rows('SELECT FROM quota_entries')).toEqual([]);
    expect((await ask(mina)).status).toBe(202);
  });
});
