import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { type Gateway, startGateway } from '@test/rgw';
import { keepsFiles } from '@test/stores-contract';
import { S3Storage, keyIn } from '@app/storage';

describe(S3Storage.name, () => {
  let gateway: Gateway;
  let storage: S3Storage;

  beforeAll(async () => {
    gateway = await startGateway();
    storage = new S3Storage(gateway.settings);
  }, 240_000);
  afterAll(() => gateway?.stop(), 60_000);

  keepsFiles(
    () => storage,
    async (url, { method = 'GET', headers = {}, body } = {}) => {
      // How much it is, fetch says by itself.
      const given = Object.entries(headers).filter(([name]) => name !== 'content-length');
      const answer = await fetch(url, { method, headers: Object.fromEntries(given), body: body && new Uint8Array(body) });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes };
    },
  );

  it('accepts by the URL of a committed upload no more than announced, and clears it when the URL has ended', async () => {
    const [key, kept] = [keyIn('incoming'), keyIn('objects')];
    const { url, headers } = await storage.uploadUrl({ key, size_bytes: 1_000, mime_type: 'application/pdf', lifetime_s: 5 });
    const put = async (body: Buffer) =>
      (await fetch(url, { method: 'PUT', headers: { 'content-type': headers['content-type']! }, body: new Uint8Array(body) })).status;
    const first = randomBytes(1_000);
    expect(await put(first)).toBe(200);
    expect(await storage.copy(key, kept)).toBe(true);

    expect(await Promise.all(Array.from({ length: 5 }, () => put(randomBytes(1_000))))).toEqual(Array(5).fill(200));
    expect(await put(randomBytes(2_000))).toBe(403);
    expect((await buffer(await storage.read(kept))).equals(first)).toBe(true);
    const sizes: number[] = [];
    for await (const { key: found, size_bytes } of storage.list('incoming', key.split('/')[1]!)) if (found === key) sizes.push(size_bytes);
    expect(sizes).toEqual([1_000]);

    await new Promise((resolve) => setTimeout(resolve, 6_100));
    expect(await storage.withdraw(key)).toBe(true);
    expect(await put(first)).toBe(403);
    expect([await storage.sizeOf(key), await storage.sizeOf(kept)]).toEqual([undefined, 1_000]);
  });

  it('fails with E005 for wrong keys, a missing bucket and an unreachable server', async () => {
    const others = [{ secret_access_key: 'WRONG' }, { bucket: 'nobodys' }, { endpoint: 'http://127.0.0.1:1' }];
    for (const other of others) {
      const broken = new S3Storage({ ...gateway.settings, ...other });
      await expect(broken.check()).rejects.toMatchObject({ about: { code: 'E005' } });
      await expect(broken.put(keyIn('derived'), Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ about: { code: 'E005' } });
    }
  });
});
