import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startApi } from '@test/app';
import { eventually } from '@test/eventually';
import { keepsFiles } from '@test/stores-contract';
import { pathOf } from '@test/uploads';
import { LocalStorage, Storage, UploadGate, keyIn } from '@app/storage';

const MOST_BYTES = 64 * 1_048_576;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function* pieces(piece: Buffer, count: number, onEach: () => void): Generator<Buffer> {
  for (let sent = 0; sent < count; sent++) {
    onEach();
    yield piece;
  }
}

describe(LocalStorage.name, () => {
  const api = startApi({ empties: 'once' });
  const storage = () => api.get<LocalStorage>(Storage as never);
  // The files here have no rows.
  beforeAll(() => api.get(UploadGate).register(() => Promise.resolve(1)));
  const drafts = () => readdir(join(storage().directory, 'drafts')).catch(() => []);

  keepsFiles(storage, async (url, { method = 'GET', headers = {}, body } = {}) => {
    const {
      statusCode,
      headers: answered,
      rawPayload,
    } = await api.app().inject({ method: method as 'GET', url: pathOf(url), headers, payload: body });
    return { status: statusCode, headers: answered, body: rawPayload };
  });

  it('sends every object as an attachment with nosniff that shared caches do not store', async () => {
    const key = keyIn('derived');
    await storage().put(key, Buffer.from('<script>'));
    const url = await storage().downloadUrl(key, { filename: 'a.webp', mime_type: 'image/webp', lifetime_s: 60 });
    const { headers } = await api.app().inject(pathOf(url));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'content-disposition': 'attachment; filename="a.webp"',
    });
    expect(headers).not.toHaveProperty('ratelimit');
  });

  it.each(['../../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'incoming/../../x', 'drafts/aa', 'incoming/aa/..', 'objects/zz/zz'])(
    'answers 404 for %s',
    async (path) => {
      for (const method of ['GET', 'PUT'] as const) {
        const { statusCode, body } = await api.app().inject({ method, url: `/storage/${path}?expires=9999999999&signature=AAAA` });
        expect([403, 404]).toContain(statusCode);
        expect(JSON.parse(body)).toMatchObject({ request_id: expect.any(String) });
      }
    },
  );

  it('throws E003 for an object that is gone', async () => {
    const url = await storage().downloadUrl(keyIn('objects'), { filename: 'a.pdf', mime_type: 'application/pdf', lifetime_s: 60 });
    expect(JSON.parse((await api.app().inject(pathOf(url))).body)).toMatchObject({ status: 404, error: 'FILE_NOT_FOUND' });
  });

  describe('serving ranges and conditions', () => {
    const SIZE = 1_000;
    const whole = { statusCode: 200, headers: { 'content-length': String(SIZE), 'accept-ranges': 'bytes' } };
    const ask = async (headers: Record<string, string>, filename = 'a.pdf') => {
      const key = keyIn('derived');
      await storage().put(key, randomBytes(SIZE));
      const url = await storage().downloadUrl(key, { filename, mime_type: 'application/pdf', lifetime_s: 60 });
      return api.app().inject({ url: pathOf(url), headers });
    };

    it.each(['bytes=1000-', 'bytes=99999999-', 'bytes=99999999-99999999', 'bytes=-0'])(
      'answers 416 with the size for %s',
      async (range) => {
        const answer = await ask({ range });
        expect([answer.statusCode, answer.json().error]).toEqual([416, 'RANGE_NOT_SATISFIABLE']);
        expect(answer.headers).toMatchObject({
          'content-range': `bytes */${SIZE}`,
          'content-type': expect.stringContaining('problem+json'),
        });
      },
    );

    it.each(['bytes=5-2', 'bytes=abc', 'bytes=', 'bytes=--1', 'bytes=0-1;2', 'lines=0-1', 'bytes=0-1,900-901'])(
      'sends the whole object for %s',
      async (range) => expect(await ask({ range })).toMatchObject(whole),
    );

    it.each([
      ['bytes=0-0', 'bytes 0-0/1000'],
      ['bytes=990-2000', 'bytes 990-999/1000'],
      ['bytes=-10', 'bytes 990-999/1000'],
    ])('sends a part for %s', async (range, part) => {
      expect(await ask({ range })).toMatchObject({ statusCode: 206, headers: { 'content-range': part } });
    });

    it.each<[string, Record<string, string>]>([
      ['another tag', { 'if-match': '"x"' }],
      ['an older time', { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' }],
    ])('answers 412 for the condition %s', async (_, headers) => {
      const answer = await ask(headers);
      expect([answer.statusCode, answer.json().error]).toEqual([412, 'PRECONDITION_FAILED']);
    });

    it('answers 304 to a client that has the object', async () => {
      const key = keyIn('derived');
      await storage().put(key, randomBytes(SIZE));
      const url = pathOf(await storage().downloadUrl(key, { filename: 'a.pdf', mime_type: 'application/pdf', lifetime_s: 60 }));
      const { headers } = await api.app().inject(url);
      const again = await api.app().inject({ url, headers: { 'if-none-match': String(headers.etag) } });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    });

    it('sends the file name in ASCII and in UTF-8', async () => {
      const { headers } = await ask({}, 'Für Elise – 달빛.pdf');
      const name = encodeURIComponent('Für Elise – 달빛.pdf');
      expect(headers['content-disposition']).toBe(`attachment; filename="F?r Elise ? ??.pdf"; filename*=UTF-8''${name}`);
    });

    it('exposes name and range to pages of other origins', async () => {
      const { headers } = await ask({ origin: 'https://front.example', range: 'bytes=0-9' });
      const exposed = String(headers['access-control-expose-headers']).split(', ');
      expect(exposed).toEqual(expect.arrayContaining(['Accept-Ranges', 'Content-Disposition', 'Content-Range', 'ETag']));
    });
  });

  it('stores nothing of an interrupted upload, and sweeps leftovers of a crash', async () => {
    await api.app().listen(0, '127.0.0.1');
    const { port } = api.app().getHttpServer().address() as AddressInfo;
    const key = keyIn('incoming');
    const { url, headers } = await storage().uploadUrl({ key, size_bytes: 1_000_000, mime_type: 'application/pdf', lifetime_s: 60 });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, '127.0.0.1');
    socket.write(`PUT ${pathOf(url)} HTTP/1.1\r\nhost: here\r\n${lines.join('')}\r\n`);
    socket.write(randomBytes(100_000));
    await eventually(async () => (await drafts()).length > 0);
    socket.destroy();
    await eventually(async () => (await drafts()).length === 0);
    expect(await storage().sizeOf(key)).toBeUndefined();

    const [old, young] = ['old', 'young'].map((name) => join(storage().directory, 'drafts', name)) as [string, string];
    for (const path of [old, young]) await writeFile(path, 'x');
    await utimes(old, new Date(0), new Date(0));
    await storage().sweep(new Date(Date.now() - 60_000));
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
    await rm(young);
  });

  it('streams 100 MiB without buffering it', async () => {
    await api
      .app()
      .listen(0, '127.0.0.1')
      .catch(() => undefined);
    const { port } = api.app().getHttpServer().address() as AddressInfo;
    const piece = randomBytes(65_536);
    const size_bytes = 1_600 * piece.length;
    let highest = 0;
    const before = process.memoryUsage().arrayBuffers;
    const held = () => process.memoryUsage().arrayBuffers - before;
    // Only memory that is still referenced counts, because versions of Node collect garbage at different times. Buffers are freed a moment
    // after a collection, so it begins early.
    const watch = () => {
      if (held() > MOST_BYTES / 2) collectGarbage();
      highest = Math.max(highest, held());
    };
    const key = keyIn('incoming');
    const { url, headers } = await storage().uploadUrl({ key, size_bytes, mime_type: 'application/pdf', lifetime_s: 60 });
    const sent = request({ port, path: pathOf(url), method: 'PUT', headers });
    const taken = once(sent, 'response') as Promise<[IncomingMessage]>;
    await pipeline(Readable.from(pieces(piece, 1_600, watch)), sent);
    expect((await taken)[0].statusCode).toBe(200);

    const path = pathOf(await storage().downloadUrl(key, { filename: 'a.pdf', mime_type: 'application/pdf', lifetime_s: 60 }));
    const [answer] = (await once(request({ port, path }).end(), 'response')) as [IncomingMessage];
    let got = 0;
    for await (const part of answer) {
      got += (part as Buffer).length;
      watch();
    }
    expect(got).toBe(size_bytes);
    expect(highest).toBeLessThanOrEqual(MOST_BYTES);
    await storage().remove([key]);
  }, 60_000);

  it('throws E005 on disk errors, and readiness reports it', async () => {
    const broken = new LocalStorage({ directory: '/dev/null/nowhere', public_url: 'http://localhost', secrets: [randomBytes(32)] });
    await expect(broken.put(keyIn('derived'), Buffer.from('x'))).rejects.toMatchObject({ about: { code: 'E005' } });
    await expect(broken.check()).rejects.toMatchObject({ about: { code: 'E005' } });

    expect((await api.anonymous().get('/health/ready')).body).toMatchObject({ degraded: [] });
    jest.spyOn(storage(), 'check').mockRejectedValueOnce(new Error('away'));
    await sleep(1_100);
    expect((await api.anonymous().get('/health/ready')).body).toMatchObject({ status: 'ok', degraded: ['storage'] });
  });

  it('accepts URLs signed with the previous key', async () => {
    const [now, before] = [randomBytes(32), randomBytes(32)];
    const directory = join(storage().directory, 'rotated');
    await mkdir(directory, { recursive: true });
    const made = (secrets: Buffer[]) => new LocalStorage({ directory, public_url: 'http://localhost', secrets });
    const key = keyIn('incoming');
    const { url, headers } = await made([before]).uploadUrl({ key, size_bytes: 1, mime_type: 'text/plain', lifetime_s: 60 });
    const asked = { key, query: Object.fromEntries(new URL(url).searchParams), headers };
    expect(made([now, before]).admitUpload(asked)).toBe(key);
    expect(() => made([now]).admitUpload(asked)).toThrow();
  });
});
