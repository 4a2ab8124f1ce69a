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

  it('is E005 where the keys are wrong, the bucket is missing, or nobody answers', async () => {
    const others = [{ secret_access_key: 'WRONG' }, { bucket: 'nobodys' }, { endpoint: 'http://127.0.0.1:1' }];
    for (const other of others) {
      const broken = new S3Storage({ ...gateway.settings, ...other });
      await expect(broken.check()).rejects.toMatchObject({ about: { code: 'E005' } });
      await expect(broken.put(keyIn('derived'), Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ about: { code: 'E005' } });
    }
  });
});
